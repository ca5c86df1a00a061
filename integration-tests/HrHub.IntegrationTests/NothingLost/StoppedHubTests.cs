using HrHub.Core.Inbox;
using HrHub.Core.Messaging;
using HrHub.Local.Hosting;
using HrHub.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace HrHub.IntegrationTests.NothingLost;

/// <summary>A deployment, a restart of the machine: SIGTERM while deliveries arrive and messages are handled.</summary>
public sealed class StoppedHubTests(ITestOutputHelper output)
{
    // What the sample settings allow: 10 s for requests, then 20 s for messages, 2 s for those that must be cancelled, and the end of the process.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(35);

    /// <param name="stores">See <see cref="StoresOptions.Kind"/>.</param>
    /// <param name="deliveries">How many the vendors send.</param>
    /// <param name="stops">By SIGTERM.</param>
    [Theory]
    [InlineData(StoresOptions.Local, 1000, 3)]
    [InlineData(StoresOptions.Azure, 150, 2)]
    public async Task A_hub_asked_to_stop_under_load_finishes_or_returns_what_it_holds_and_ends_in_time(string stores, int deliveries, int stops)
    {
        await using var load = await HubUnderLoad.Start(stores);
        var sending = load.Send(deliveries);
        var (left, took) = (new List<long>(), new List<TimeSpan>());
        for (var stop = 1; stop <= stops; stop++)
        {
            await load.Acknowledged(deliveries * stop / (stops + 1));
            var (exitCode, time) = await load.Process.Stop();
            Assert.Equal(0, exitCode);
            Assert.InRange(time, TimeSpan.Zero, Limit);
            took.Add(time);
            await using (var between = load.Beside()) left.Add(await ReturnedBy(between));
            await load.Process.Start();
        }
        await sending;
        await using var beside = load.Beside();
        await Eventually.Holds(() => HubUnderLoad.IsDone(beside), HubUnderLoad.LimitSeconds);
        Assert.Equal(0, (await load.Process.Stop()).ExitCode);

        output.WriteLine($"{load.Sender.Done} deliveries acknowledged, {load.Sender.Failures} attempts met a stopped hub; stopped within {string.Join(", ", took.Select(time => $"{time.TotalSeconds:0.0} s"))} with {string.Join(", ", left)} messages left for later.");
        // Otherwise the stops met an idle hub, and show nothing.
        Assert.Contains(left, count => count > 0);
        await load.NothingIsLostAndNothingTookEffectTwice(beside, deliveries, output);
    }

    /// <summary>Nothing is under lock any more: what was not finished can be taken at once by whoever comes next, without a delivery being counted.</summary>
    private static async Task<long> ReturnedBy(LocalHub stopped)
    {
        var counts = stopped.Queue.Count();
        Assert.All(counts, entity => Assert.Equal((entity.Entity, 0), (entity.Entity, entity.Locked)));
        var waiting = counts.Where(entity => entity.Entity == Entities.Normalize).Sum(entity => entity.Active + entity.Retrying);
        // Every delivery that nobody handled yet has a message on its way: no sweep has to find it.
        var unhandled = await stopped.Pipeline.GetRequiredService<IInbox>().Unhandled(DateTimeOffset.MaxValue, 10_000, CancellationToken.None);
        Assert.True(unhandled.Count <= waiting + counts.Where(entity => entity.Entity == Entities.Normalize).Sum(entity => entity.Scheduled), $"{unhandled.Count} unhandled, {waiting} waiting");
        return counts.Sum(entity => entity.Active + entity.Retrying);
    }
}
