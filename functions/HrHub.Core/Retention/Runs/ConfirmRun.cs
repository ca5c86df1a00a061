using HrHub.Core.Access;
using HrHub.Core.Audit;

namespace HrHub.Core.Retention.Runs;

/// <summary>A compliance officer agrees to a run that waits. The next sweep carries it out, and erases no more than was agreed to.</summary>
public sealed class ConfirmRun(IRetentionRuns runs, PolicySet policies, TimeProvider clock)
{
    /// <param name="runId">Null for the newest that waits.</param>
    /// <param name="by">Must be compliance; a refusal is on record too.</param>
    /// <param name="ct">Cancels before the write.</param>
    public async Task<Outcome<RetentionRun>> Handle(string? runId, Caller by, CancellationToken ct)
    {
        var run = runId is null ? await runs.Newest(RunState.Proposed, ct) : await runs.Find(runId, ct);
        if (run is null) return HubError.NotFound;
        var allowed = by.Can(Right.ConfirmRun);
        var happened = new AuditEvent { Chain = AuditEvent.HubChain, Who = by, Action = AuditAction.RunConfirmed, Record = run.RunId, Why = run.Why, Allowed = allowed };
        if (!allowed)
        {
            await runs.Save(run, [happened], ct);
            return HubError.Forbidden;
        }
        if (run.State is not RunState.Proposed || run.PolicyHash != policies.Hash) return HubError.RunNotWaiting;

        var confirmed = run with { State = RunState.Confirmed, ConfirmedBy = by.Id, ConfirmedAt = clock.GetUtcNow() };
        await runs.Save(confirmed, [happened], ct);
        // After the run: a crash in between leaves a confirmed run by unconfirmed policies, which the sweep knows for what it is.
        await runs.Save(await runs.Policies(ct) with { Confirmed = policies.Hash }, [], ct);
        return confirmed;
    }
}
