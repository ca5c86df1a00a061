using HrHub.Core.Canonical;
using HrHub.Core.Cases;
using HrHub.Core.Erasures;
using HrHub.Core.Inbox;
using HrHub.Core.Retention;
using HrHub.Core.Retention.Runs;
using Microsoft.Extensions.Time.Testing;

namespace HrHub.IntegrationTests.Histories;

/// <summary>Lets a history happen to a hub, and tells the model of it.</summary>
internal sealed class PlayHistory(HistoryHub hub, FakeTimeProvider clock, Model model, Mix mix)
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly List<(object Document, string DeliveryId, string InterviewId, int Stage)> _sent = [];
    private readonly List<(string InboxId, string InterviewId, int Stage)> _waiting = [];
    private int _sweeps;

    private DateTimeOffset Now => clock.GetUtcNow();

    public async Task Start(History history)
    {
        model.Policies = history.Policies;
        await hub.Restart(history.Policies);
    }

    public async Task Do(Step step)
    {
        var before = model.Seen;
        switch (step.Kind)
        {
            case StepKind.Deliver: await Deliver(step.Who, step.What / 6 % 3, step.What % 6, step.Amount, step.FaultAt); break;
            case StepKind.Repeat: await Repeat(step.What, again: step.Amount % 2 == 0); break;
            case StepKind.Capture: await Capture(step.What); break;
            case StepKind.Wait: clock.Advance(TimeSpan.FromDays(((int[])[1, 29, 30, 31, 181, 365])[step.What % 6])); break;
            case StepKind.WaitForDue: WaitForDue(step.Amount % 3 - 1); break;
            case StepKind.Sweep: await Sweep(step.FaultAt); return;
            case StepKind.Confirm: await hub.Confirm(); break;
            case StepKind.Finish: await Finish(step.FaultAt); return;
            case StepKind.Restart: await hub.Restart(model.Policies); break;
            case StepKind.ChangePolicies:
                model.Policies = step.What % Rules.Names.Count;
                await hub.Restart(model.Policies);
                mix.Saw("policies changed");
                break;
            default: await ToFile(step); break;
        }
        await model.LookAgain(hub);
        model.AssertNothingWent(before);
    }

    /// <summary>As the timers and an officer would go on when nothing else happens.</summary>
    public async Task End()
    {
        await Finish(0);
        while (await Sweep(0) is RunState.Proposed) await hub.Confirm();
        // A confirmed run is as of the day on which it was proposed: what became due since is the next one's.
        while (await Sweep(0) is RunState.Proposed) await hub.Confirm();
        await Finish(0);
        Assert.Empty(await hub.Erasures.Unfinished(10, None));
        Assert.Empty(await hub.BrokenTrail());
        await model.AssertCertified(hub, complete: true);
    }

    private async Task ToFile(Step step)
    {
        if (model.CandidateIds.Count == 0) return;
        var candidateId = model.CandidateIds[step.Who % model.CandidateIds.Count];
        var file = model.Living(candidateId);
        switch (step.Kind)
        {
            case StepKind.CloseProcess when await hub.Change(candidateId, state => state with { ProcessClosedAt = Now }) is not null: file!.Closed = Now; break;
            case StepKind.Hire when await hub.Change(candidateId, state => state with { HiredAt = Now }, "E-1001") is not null: file!.Hired = Now; break;
            case StepKind.SetJurisdiction:
                var place = ((string[])["CN", "EU", "US-IL"])[step.What % 3];
                if (await hub.Change(candidateId, state => state with { Jurisdiction = place }) is not null) file!.Jurisdiction = place;
                break;
            case StepKind.OpenDispute:
                var dispute = new Hold { HoldId = $"dispute-{file?.Holds.Count}", Kind = HoldKind.Dispute, PlacedBy = "hr-1", Why = "score", PlacedAt = Now };
                if (await hub.Change(candidateId, state => state with { Holds = [.. state.Holds, dispute] }) is not null) file!.Holds[dispute.HoldId] = (HoldKind.Dispute, null);
                break;
            case StepKind.SettleDispute when file is not null:
                if (await hub.Change(candidateId, state => state with { Holds = [.. state.Holds.Where(hold => hold.Kind is not HoldKind.Dispute)] }) is not null)
                    foreach (var settled in file.Holds.Where(hold => hold.Value.Kind is HoldKind.Dispute).ToList()) file.Holds.Remove(settled.Key);
                break;
            case StepKind.PlaceHold: await PlaceHold(candidateId, file, step.Amount % 3 == 0 ? null : Now.AddDays(step.Amount)); break;
            case StepKind.LiftHold when file?.Holds.FirstOrDefault(hold => hold.Value.Kind is HoldKind.Legal) is { Key: { } holdId }:
                Assert.Null((await hub.LiftHold(candidateId, holdId)).Error);
                file.Holds.Remove(holdId);
                break;
            case StepKind.Ask:
                var asked = await hub.Ask(candidateId, ((CaseKind[])[CaseKind.Erase, CaseKind.Erase, CaseKind.Correct, CaseKind.Restrict, CaseKind.Access])[step.What % 5], $"改名 {step.Amount}");
                Assert.Equal(file is null, asked.Error is not null);
                break;
            case StepKind.Decide when file is not null: await Decide(file, granted: step.Amount % 5 > 0); break;
        }
    }

    private async Task PlaceHold(string candidateId, ModelFile? file, DateTimeOffset? until)
    {
        var placed = await hub.PlaceHold(candidateId, until);
        if (file is null)
        {
            Assert.True(placed.Error is not null, $"a hold was placed on {candidateId}, which is erased or being erased");
            mix.Saw("hold refused");
        }
        else file.Holds[placed.Value!.Hold.HoldId] = (HoldKind.Legal, placed.Value.Hold.Until);
    }

    private async Task Decide(ModelFile file, bool granted)
    {
        if ((await hub.Cases.Of(file.CandidateId, None)).FirstOrDefault(one => one.State is CaseState.Open) is not { } open) return;
        var decided = await hub.Decide(open.CaseId, granted);
        if (decided is { Kind: CaseKind.Erase } && granted) file.AskFor(open.OpenedAt);
        mix.Saw($"{open.Kind} {(granted ? "granted" : "refused")}");
    }

    private async Task Deliver(int person, int number, int stage, int amount, int faultAt)
    {
        var vendorInterviewId = $"interview-{person}-{number}";
        // One clock in nine is ahead, by up to two years.
        var interview = model.Interview(Ids.InterviewId("canonical", vendorInterviewId), amount % 9 == 0 ? Now.AddDays(amount % 730) : Now.AddHours(-amount));
        var sent = (hub.Document(person, vendorInterviewId, stage, interview), $"msg-{_sent.Count}", interview.InterviewId, stage);
        _sent.Add(sent);
        await Take(await hub.Accept(sent.Item1, sent.Item2), interview.InterviewId, stage, faultAt);
        if (stage == 4 && amount % 2 == 0 && model.CandidateOf(interview.InterviewId) is { } candidateId) await hub.Capture(candidateId, interview.InterviewId);
    }

    private async Task Repeat(int which, bool again)
    {
        if (_sent.Count == 0) return;
        var (document, deliveryId, interviewId, stage) = _sent[which % _sent.Count];
        await Take(await hub.Accept(document, again ? deliveryId : $"{deliveryId}-again-{_sent.Count}"), interviewId, stage, 0);
    }

    private async Task Take(string inboxId, string interviewId, int stage, int faultAt)
    {
        var gone = model.IsGone(interviewId);
        var handledBefore = (await hub.Inbox.Find(inboxId, None))!.State is InboxState.Handled;
        try
        {
            // At least once: what failed comes again.
            if (!await hub.WithFault(faultAt, () => hub.Normalize(inboxId))) await hub.Normalize(inboxId);
        }
        catch (ErasureUnderWayException)
        {
            _waiting.Add((inboxId, interviewId, stage));
            mix.Saw("new interview waits");
            return;
        }
        if (!gone)
        {
            model.Interview(interviewId, Now).Hear(stage switch { 0 or 1 => 0, 2 => 1, _ => 2 }, Now);
            await model.LookAgain(hub);
            return;
        }
        var entry = (await hub.Inbox.Find(inboxId, None))!;
        Assert.Equal((InboxState.Handled, null, null), (entry.State, entry.SealedBody, entry.BodyObject));
        // What was handled before the erasure began still says whose it is, until the erasure has come to the inbox.
        if (!handledBefore || (await hub.Erasures.Unfinished(1, None)).Count == 0) Assert.Null(entry.CandidateId);
        mix.Saw("late delivery");
    }

    private async Task Capture(int which)
    {
        if (_sent.Count == 0 || _sent[which % _sent.Count] is not { Stage: >= 4 } sent) return;
        if (model.CandidateOf(sent.InterviewId) is { } candidateId) await hub.Capture(candidateId, sent.InterviewId);
    }

    private void WaitForDue(int milliseconds)
    {
        if (model.NextDate(Now) is { } due && due.AddMilliseconds(milliseconds) is var at && at > Now) clock.SetUtcNow(at);
    }

    private async Task<RunState?> Sweep(int faultAt)
    {
        var before = model.Seen;
        var expected = await SweepForecast.Of(hub, model, Now);
        RetentionRun? run = null;
        var whole = await hub.WithFault(faultAt, async () => run = await hub.Sweep(++_sweeps));
        await model.LookAgain(hub);
        if (!whole)
        {
            mix.Saw("sweep interrupted");
            model.Interrupted = true;
        }
        if (run?.State is RunState.Proposed) mix.Saw($"braked: {run.Why}");
        if (run?.Held > 0) mix.Saw("held when due");

        if (run?.State is RunState.Proposed) model.AssertNothingWent(before);
        else model.AssertOnlyDueWent(before, Now);
        if (run is not null && whole) expected.AssertMet(run, model);
        await model.AssertCertified(hub, complete: false);
        return run?.State;
    }

    private async Task Finish(int faultAt)
    {
        var before = model.Seen;
        if (!await hub.WithFault(faultAt, hub.FinishTimers)) mix.Saw("timer interrupted");
        else Assert.Empty(await hub.Erasures.Unfinished(10, None));
        await model.LookAgain(hub);
        model.AssertOnlyDueWent(before, Now);
        var waiting = _waiting.ToList();
        _waiting.Clear();
        foreach (var (inboxId, interviewId, stage) in waiting) await Take(inboxId, interviewId, stage, 0);
    }
}
