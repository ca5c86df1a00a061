using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;
using HrHub.Core.Retention;
using HrHub.Core.Retention.Runs;
using HrHub.Core.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HrHub.Pipeline.Purge;

/// <summary>What a sweep is asked for.</summary>
/// <param name="By">Who starts it.</param>
/// <param name="AsOf">Null for now. Later than now only to look.</param>
/// <param name="Preview">Look only.</param>
/// <param name="Progress">Gets the number of files judged.</param>
public sealed record SweepOrder(Caller By, DateTimeOffset? AsOf = null, bool Preview = false, IProgress<long>? Progress = null);

/// <summary>
/// Erases what is due. First everything due is judged and counted; if the brake does not object, or an officer confirmed the run, the files are judged again one by one and erased,
/// never more of them than were counted. Every run leaves a report.
/// </summary>
public sealed partial class SweepRetention(
    RestampRetention restamp, JudgeDue due, SafetyBrake brake, EraseDue erase, IRetentionRuns runs, PolicySet policies, IOptions<SweepRetentionOptions> options, TimeProvider clock, ILogger<SweepRetention> log)
{
    /// <returns>The report; or an error when asked to erase what is not due yet.</returns>
    public async Task<Outcome<RetentionRun>> Handle(SweepOrder order, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (order is { Preview: false } && order.AsOf > now) return HubError.AsOfInFuture;

        var state = await restamp.Handle(ct);
        var confirmed = order.Preview ? null : await Confirmed(ct);
        var run = await Judge(confirmed ?? Begin(order, now), order, ct);
        if (order.Preview) return await End(run with { State = RunState.Previewed }, order.By, ct);

        if (confirmed is not null && run.ToErase > confirmed.ToErase)
        {
            await runs.Save(confirmed with { State = RunState.Superseded, EndedAt = clock.GetUtcNow() }, [], ct);
            return await Propose(Begin(order, now) with { AsOf = run.AsOf }, run, BrakeReason.Grown, order.By, ct);
        }
        if (confirmed is null && await brake.Refusal(run, state, ct) is { } reason) return await Propose(run, run, reason, order.By, ct);

        if (state.Confirmed != policies.Hash) await runs.Save(await runs.Policies(ct) with { Confirmed = policies.Hash }, [], ct);
        // A confirmed run stays confirmed until it has ended: after a crash the next sweep goes on with it.
        if (confirmed is null) await runs.Save(run, [], ct);
        return await End(await Erase(run, order.By, ct), order.By, ct);
    }

    private RetentionRun Begin(SweepOrder order, DateTimeOffset now) => new()
    {
        RunId = Ids.RunId(order.By.Id, now), State = RunState.Running, AsOf = order.AsOf ?? now, StartedAt = now, StartedBy = order.By.Id, PolicyHash = policies.Hash,
    };

    private async Task<RetentionRun?> Confirmed(CancellationToken ct)
    {
        while (await runs.Newest(RunState.Confirmed, ct) is { } run)
        {
            if (run.PolicyHash == policies.Hash) return run;
            await runs.Save(run with { State = RunState.Superseded, EndedAt = clock.GetUtcNow() }, [], ct);
        }
        return null;
    }

    private async Task<RetentionRun> Judge(RetentionRun run, SweepOrder order, CancellationToken ct)
    {
        var tally = new RunTally();
        await foreach (var file in due.Handle(run.AsOf, options.Value.PageSize, ct))
        {
            tally.Add(file);
            order.Progress?.Report(tally.Due);
        }
        return tally.Into(run);
    }

    private async Task<RetentionRun> Erase(RetentionRun run, Caller by, CancellationToken ct)
    {
        var (erased, failures) = (0L, new List<FailedFile>());
        var tried = new HashSet<string>();
        await foreach (var file in due.Handle(run.AsOf, options.Value.PageSize, ct))
        {
            if (erased + failures.Count >= run.ToErase) break;
            if (file.ToErase.Count == 0 || tried.Contains(file.CandidateId)) continue;

            if (await erase.Handle(file, by, ct) is not { } failure)
            {
                erased++;
                continue;
            }
            failures.Add(failure);
            tried.Add(file.CandidateId);
            LogFailed(run.RunId, failure.CandidateId, failure.Code);
            if (failures.Count >= options.Value.MaxFailures) break;
        }
        return run with
        {
            State = failures.Count >= options.Value.MaxFailures ? RunState.Stopped : RunState.Done,
            Erased = run.Erased + erased, Failed = run.Failed + failures.Count, Failures = [.. run.Failures, .. failures],
        };
    }

    private async Task<RetentionRun> Propose(RetentionRun run, RetentionRun judged, string reason, Caller by, CancellationToken ct)
    {
        LogBrake(run.RunId, reason, judged.ToErase);
        run = judged with { RunId = run.RunId, StartedAt = run.StartedAt, StartedBy = run.StartedBy, State = RunState.Proposed, Why = reason, Erased = 0, ConfirmedAt = null, ConfirmedBy = null };
        return await End(run, by, ct, new AuditEvent { Chain = AuditEvent.HubChain, Who = by, Action = AuditAction.BrakePulled, Record = run.RunId, Why = reason });
    }

    private async Task<RetentionRun> End(RetentionRun run, Caller by, CancellationToken ct, params IReadOnlyList<AuditEvent> before)
    {
        run = run with { EndedAt = clock.GetUtcNow() };
        var reported = new AuditEvent { Chain = AuditEvent.HubChain, Who = by, Action = AuditAction.RunReported, Record = run.RunId, Why = ReadPolicies.TextOf(run.State) };
        await runs.Save(run, [.. before, reported], ct);
        // A preview looks at a date of its own: it says nothing about what is late.
        if (run.State is not RunState.Previewed) HubMetrics.RetentionRan(Math.Max(0, run.ToErase - run.Erased), run.State is RunState.Proposed);
        LogEnded(run.RunId, run.State, run.Due, run.Held, run.Erased, run.Failed);
        return run;
    }

    [LoggerMessage(1, LogLevel.Information, "Retention run {RunId} {State}: {Due} due, {Held} held, {Erased} erased, {Failed} failed.")]
    private partial void LogEnded(string runId, RunState state, long due, long held, long erased, long failed);

    [LoggerMessage(2, LogLevel.Error, "Retention run {RunId} could not erase {CandidateId}: {Code}.")]
    private partial void LogFailed(string runId, string candidateId, string code);

    [LoggerMessage(3, LogLevel.Warning, "Retention run {RunId} waits for a compliance officer ({Reason}): it would erase of {Count} files.")]
    private partial void LogBrake(string runId, string reason, long count);
}
