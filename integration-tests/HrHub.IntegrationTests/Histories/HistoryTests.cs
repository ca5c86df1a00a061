using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using HrHub.TestKit;
using Microsoft.Extensions.Time.Testing;
using Xunit.Abstractions;

namespace HrHub.IntegrationTests.Histories;

public sealed class HistoryTests(ITestOutputHelper output) : IAsyncLifetime
{
    /// <summary>Of these each is met by more than one history in ten: none in 120 would be a fault of the generator.</summary>
    private static readonly string[] Often = ["erased whole", "erased RawDelivery", "held when due", "sweep interrupted", "policies changed", "braked: policy-changed", "Erase granted"];

    /// <summary>Of these each is met by one history in twenty to forty: asked only of a run that is long enough.</summary>
    private static readonly string[] Seldom = ["erased Transcript", "erased Identity", "erased Emotions", "hold refused", "late delivery", "braked: too-many", "merged", "timer interrupted"];

    private const int LongRun = 1000;
    private readonly int _histories = int.Parse(Environment.GetEnvironmentVariable("HRHUB_HISTORIES") ?? "120", CultureInfo.InvariantCulture);
    private readonly Mix _mix = new();
    private StubServer _vendor = null!;

    public async Task InitializeAsync() => _vendor = await StubServer.Start();

    public async Task DisposeAsync() => await _vendor.DisposeAsync();

    /// <summary>
    /// Over random histories of events, corrections, disputes, holds, requests, faults, restarts and the clock: nothing is erased early, nothing outlives its date plus one sweep unless it is
    /// held or an officer has yet to be asked, every erasure has a certificate, and every certificate verifies. A counterexample is printed with the seed that leads to it.
    /// <c>HRHUB_HISTORIES=1600</c> in the environment makes a long run of it, about seven minutes.
    /// </summary>
    [Fact]
    public async Task In_every_history_what_is_due_goes_and_nothing_else_and_each_erasure_is_certified()
    {
        // On a thread of its own: the check waits for each history.
        await Task.Run(() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(_histories), Prop.ForAll(HistoryGenerator.Histories, Play)));

        output.WriteLine($"{_mix}");
        // A history in which nothing happens shows nothing.
        foreach (var what in _histories < LongRun ? Often : [.. Often, .. Seldom])
            Assert.True(_mix[what] > 0, $"no history with: {what}. {_mix}");
        Assert.True(_mix["erased whole"] * 5 > _mix["all"], $"{_mix}");
    }

    private async Task Play(History history)
    {
        using var folder = new TempFolder();
        var clock = new FakeTimeProvider(history.Start);
        await using var hub = new HistoryHub(folder.Path, clock, _vendor);
        var play = new PlayHistory(hub, clock, new Model(_mix), _mix);
        try
        {
            await play.Start(history);
            foreach (var (n, step) in history.Steps.Index()) await At($"step {n + 1}, {step}, at {clock.GetUtcNow():O}", () => play.Do(step));
            await At($"the end, at {clock.GetUtcNow():O}", play.End);
        }
        finally
        {
            _mix.End();
        }
    }

    private static async Task At(string when, Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"{when}: {failure.Message}", failure);
        }
    }
}
