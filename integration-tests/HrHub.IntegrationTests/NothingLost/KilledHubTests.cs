using HrHub.Local.Hosting;
using HrHub.TestKit;
using Xunit.Abstractions;

namespace HrHub.IntegrationTests.NothingLost;

public sealed class KilledHubTests(ITestOutputHelper output)
{
    /// <param name="stores">See <see cref="StoresOptions.Kind"/>.</param>
    /// <param name="deliveries">How many the vendors send.</param>
    /// <param name="kills">By SIGKILL.</param>
    [Theory]
    [InlineData(StoresOptions.Local, 2000, 10)]
    [InlineData(StoresOptions.Azure, 400, 5)]
    public async Task A_hub_killed_again_and_again_loses_nothing_it_acknowledged_and_does_nothing_twice(string stores, int deliveries, int kills)
    {
        await using var load = await HubUnderLoad.Start(stores);
        var sending = load.Send(deliveries);
        var moments = new Random(20_261_125);
        var killedAt = new List<int>();
        for (var kill = 1; kill <= kills; kill++)
        {
            // Somewhere in the kill's own part of the deliveries, at whatever the hub happens to be doing then.
            await load.Acknowledged((int)(deliveries * (kill - 1 + moments.NextDouble()) / kills));
            await load.Process.Kill();
            killedAt.Add(load.Sender.Done);
            await load.Process.Start();
        }
        await sending;
        await using var beside = load.Beside();
        await Eventually.Holds(() => HubUnderLoad.IsDone(beside), HubUnderLoad.LimitSeconds);
        await load.Process.Kill();

        output.WriteLine($"{load.Sender.Done} deliveries acknowledged ({load.Sender.Acknowledged.Count} different ones), {load.Sender.Failures} attempts met a dead hub; killed after {string.Join(", ", killedAt)}.");
        await load.NothingIsLostAndNothingTookEffectTwice(beside, deliveries, output);
    }
}
