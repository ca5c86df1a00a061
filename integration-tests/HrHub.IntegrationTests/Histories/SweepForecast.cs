using HrHub.Core.Retention.Runs;

namespace HrHub.IntegrationTests.Histories;

/// <summary>What the model says that a sweep will do.</summary>
/// <param name="AsOf">What is due by then is in it.</param>
/// <param name="Files">Of which something must go.</param>
/// <param name="Braked">Whether an officer must be asked first; null where what broke off before makes that uncertain.</param>
/// <param name="IsOfEarlier">A run that an officer confirmed, as of the day on which it was proposed: what a crash left in erasure since then is not in it, but the timer's that finishes erasures.</param>
internal sealed record SweepForecast(DateTimeOffset AsOf, int Files, bool? Braked, bool IsOfEarlier)
{
    public static async Task<SweepForecast> Of(HistoryHub hub, Model model, DateTimeOffset now)
    {
        var confirmed = await hub.Runs.Newest(RunState.Confirmed, default) is { } run && run.PolicyHash == hub.Policies.Hash ? run : null;
        var known = (await hub.Runs.Policies(default)).Confirmed;
        var asOf = confirmed?.AsOf ?? now;
        var files = model.FilesToErase(asOf);
        var braked = confirmed is not null ? files > confirmed.ToErase : (known != hub.Policies.Hash && (known is not null || files > 0)) || files > HistoryHub.MostErasures;
        return new(asOf, files, model.Interrupted || model.Seen.Values.Any(seen => seen is { InErasure: true }) ? null : braked, confirmed is not null);
    }

    public void AssertMet(RetentionRun run, Model model)
    {
        if (Braked is { } braked)
        {
            Assert.True(braked == (run.State is RunState.Proposed), $"the run is {run.State} ({run.Why}) with {run.ToErase} files, the model counts {Files}");
            Assert.Equal(Files, run.ToErase);
        }
        if (run.State is RunState.Proposed) return;
        Assert.Equal((RunState.Done, 0L), (run.State, run.Failed));
        model.AssertNothingOverdue(AsOf, mayBeInErasure: IsOfEarlier);
        // What a sweep began before it broke off, a hold that came after it keeps from being finished: the file still says that there is something to erase.
        if (run.Held == 0) model.Interrupted = false;
    }
}
