using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;
using HrHub.Core.Erasures;

namespace HrHub.Tests.Contracts.Erasures;

/// <param name="Erasures">The port.</param>
/// <param name="Trail">Where its audit entries go.</param>
public sealed record ErasureStores(IErasures Erasures, IAuditLog Trail);

/// <summary>What <see cref="IErasures"/> promises, on every implementation.</summary>
public abstract class ErasuresContract(Func<Task<Opened<ErasureStores>>> open) : PortContract<ErasureStores>(open)
{
    private static readonly DateTimeOffset Start = new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero);

    private IErasures Erasures => Port.Erasures;

    [Fact]
    public async Task One_that_was_begun_is_found_whole()
    {
        var erasure = Erasure("cand-1") with { OnlyIfDue = true, Counts = new SortedDictionary<string, long> { ["inbox"] = 2 }, Keys = ["cand-1"], Traces = Traces("cand-1") };
        Assert.Equivalent(erasure, await Erasures.Begin(erasure, default), strict: true);
        Assert.Equivalent(erasure, await Erasures.Find(erasure.ErasureId, default), strict: true);
        Assert.Null(await Erasures.Find("era-unknown", default));
    }

    [Fact]
    public async Task Of_sixteen_that_begin_the_same_one_is_on_record_and_all_are_told_so()
    {
        var told = await Task.WhenAll(Enumerable.Range(0, 16).Select(number => Erasures.Begin(Erasure("cand-1") with { Basis = $"case-{number}" }, default)));
        Assert.Single(told.Select(erasure => erasure.Basis).Distinct());
        Assert.Equal(told[0].Basis, (await Erasures.Find(told[0].ErasureId, default))!.Basis);
    }

    [Fact]
    public async Task One_that_has_done_nothing_can_be_withdrawn_and_begun_again()
    {
        var erasure = await Erasures.Begin(Erasure("cand-1"), default);
        await Erasures.Withdraw(erasure.ErasureId, default);
        await Erasures.Withdraw(erasure.ErasureId, default);
        Assert.Null(await Erasures.Find(erasure.ErasureId, default));
        Assert.Equal("another", (await Erasures.Begin(erasure with { Basis = "another" }, default)).Basis);
    }

    [Fact]
    public async Task One_that_has_done_something_is_not_withdrawn()
    {
        var erasure = await Gathered("cand-1");
        await Erasures.Withdraw(erasure.ErasureId, default);
        Assert.Equal(ErasureStep.Gathered, (await Erasures.Find(erasure.ErasureId, default))!.Step);
    }

    [Fact]
    public async Task An_earlier_step_never_overwrites_a_later_one_and_leaves_no_trace()
    {
        var erasure = await Gathered("cand-1");
        await Erasures.Advance(erasure with { Step = ErasureStep.Forgotten }, [], default);
        await Erasures.Advance(erasure with { Step = ErasureStep.Shredded }, [Happened(erasure, AuditAction.KeyShredded)], default);
        Assert.Equal(ErasureStep.Forgotten, (await Erasures.Find(erasure.ErasureId, default))!.Step);
        Assert.Empty(await Trail("cand-1"));
    }

    [Fact]
    public async Task The_same_step_takes_what_is_new_and_is_not_on_the_trail_twice()
    {
        var shredded = await Gathered("cand-1") with { Step = ErasureStep.Shredded };
        await Erasures.Advance(shredded, [Happened(shredded, AuditAction.KeyShredded)], default);
        await Erasures.Advance(shredded.Counting("parked", 3), [Happened(shredded, AuditAction.KeyShredded)], default);
        Assert.Equal(3, (await Erasures.Find(shredded.ErasureId, default))!.Counts["parked"]);
        Assert.Equal([Happened(shredded, AuditAction.KeyShredded)], await Trail("cand-1"));
    }

    [Fact]
    public async Task A_step_that_sixteen_take_at_once_is_on_the_trail_once()
    {
        var shredded = await Gathered("cand-1") with { Step = ErasureStep.Shredded };
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Erasures.Advance(shredded, [Happened(shredded, AuditAction.KeyShredded)], default)));
        Assert.Equal(ErasureStep.Shredded, (await Erasures.Find(shredded.ErasureId, default))!.Step);
        Assert.Single(await Trail("cand-1"));
    }

    [Fact]
    public async Task What_was_never_begun_does_not_advance()
    {
        var erasure = Erasure("cand-1") with { Step = ErasureStep.Shredded };
        await Erasures.Advance(erasure, [Happened(erasure, AuditAction.KeyShredded)], default);
        await Erasures.TakenUp(erasure.ErasureId, Start, default);
        Assert.Null(await Erasures.Find(erasure.ErasureId, default));
        Assert.Empty(await Trail("cand-1"));
        Assert.Empty(await Erasures.Unfinished(10, default));
    }

    [Fact]
    public async Task Gathering_marks_every_id_for_the_first_owner_for_ever()
    {
        var erasure = await Gathered("cand-1", merged: "cand-0");
        await Erasures.AdvanceToGathered(erasure, [], default);
        foreach (var id in new[] { "cand-1", "cand-0", "int-of-cand-1" }) Assert.Equal("cand-1", await Erasures.ErasedOwner(id, default));
        Assert.Null(await Erasures.ErasedOwner("cand-2", default));

        await Gathered("cand-2", merged: "cand-0");
        Assert.Equal("cand-1", await Erasures.ErasedOwner("cand-0", default));
        Assert.Equal("cand-2", await Erasures.ErasedOwner("cand-2", default));
    }

    [Fact]
    public async Task Notices_are_listed_by_kind_name_and_subject_and_gathering_again_changes_none()
    {
        Notice[] notices = [Vendor("ribbon", "int-2"), Vendor("micro1", "int-3"), System("training", "cand-1"), System("ehr", "cand-1"), Vendor("micro1", "int-1")];
        var erasure = await Gathered("cand-1", notices: notices);
        var answered = System("ehr", "cand-1") with { ConfirmedAt = Start };
        await Erasures.Answered(erasure.ErasureId, answered, default);

        await Erasures.AdvanceToGathered(erasure, [.. notices, Vendor("acme", "int-9")], default);

        Assert.Equal([answered, notices[2], Vendor("acme", "int-9"), notices[4], notices[1], notices[0]], await Erasures.Notices(erasure.ErasureId, default));
        Assert.Empty(await Erasures.Notices("era-unknown", default));
    }

    [Fact]
    public async Task An_answer_replaces_the_notice_and_a_confirmation_is_never_taken_back()
    {
        var notice = Vendor("micro1", "int-of-cand-1");
        var erasure = await Gathered("cand-1", notices: notice);
        await Erasures.Answered(erasure.ErasureId, notice with { Note = "unavailable", Tries = 1 }, default);
        Assert.Equal([notice with { Note = "unavailable", Tries = 1 }], await Erasures.Notices(erasure.ErasureId, default));

        await Erasures.Answered(erasure.ErasureId, notice with { ConfirmedAt = Start, Key = null }, default);
        await Erasures.Answered(erasure.ErasureId, notice with { Note = "unavailable", Tries = 2 }, default);
        await Erasures.Answered(erasure.ErasureId, System("ehr", "cand-1"), default);
        Assert.Equal([notice with { ConfirmedAt = Start, Key = null }], await Erasures.Notices(erasure.ErasureId, default));
    }

    [Fact]
    public async Task Sixteen_answers_at_once_are_all_kept()
    {
        Notice[] notices = [.. Enumerable.Range(0, 16).Select(number => Vendor("micro1", $"int-{number}"))];
        var erasure = await Gathered("cand-1", notices: notices);
        await Task.WhenAll(notices.Select(notice => Erasures.Answered(erasure.ErasureId, notice with { ConfirmedAt = Start }, default)));
        Assert.DoesNotContain(await Erasures.Notices(erasure.ErasureId, default), notice => notice.IsOutstanding());
    }

    [Fact]
    public async Task A_notice_is_found_by_what_the_neighbour_knows()
    {
        var erasure = await Gathered("cand-1", "cand-0", System("ehr", "cand-0"), Vendor("micro1", "int-of-cand-1"));
        Assert.Equal((erasure.ErasureId, System("ehr", "cand-0")), await Erasures.NoticeOf(NeighbourKind.System, "ehr", "cand-0", default));
        Assert.Equal((erasure.ErasureId, Vendor("micro1", "int-of-cand-1")), await Erasures.NoticeOf(NeighbourKind.Vendor, "micro1", "int-of-cand-1", default));
        Assert.Null(await Erasures.NoticeOf(NeighbourKind.System, "training", "cand-0", default));
        Assert.Null(await Erasures.NoticeOf(NeighbourKind.System, "ehr", "cand-2", default));
    }

    [Fact]
    public async Task Unfinished_are_those_not_certified_and_then_those_with_something_outstanding_oldest_first()
    {
        await Certified("cand-waits", 0, System("ehr", "cand-waits"));
        await Certified("cand-done", 0, System("ehr", "cand-done") with { ConfirmedAt = Start });
        await Certified("cand-nobody-can-ask", 0, Vendor("acme", "*") with { Note = Notice.NoCall });
        await Erasures.Begin(Erasure("cand-younger", 2), default);
        await Erasures.Begin(Erasure("cand-older", 1), default);

        Assert.Equal(["cand-older", "cand-younger", "cand-waits"], await Unfinished(10));
        Assert.Equal(["cand-older", "cand-younger"], await Unfinished(2));
        await Erasures.Answered(Ids.ErasureId("cand-waits"), System("ehr", "cand-waits") with { ConfirmedAt = Start }, default);
        Assert.Equal(["cand-older", "cand-younger"], await Unfinished(10));
    }

    [Fact]
    public async Task Whoever_had_a_turn_comes_after_the_others_of_the_same_kind()
    {
        await Certified("cand-w1", 1, System("ehr", "cand-w1"));
        await Certified("cand-w2", 2, System("ehr", "cand-w2"));
        await Erasures.Begin(Erasure("cand-1", 3), default);
        await Erasures.Begin(Erasure("cand-2", 4), default);
        await Erasures.TakenUp(Ids.ErasureId("cand-1"), Start.AddHours(2), default);
        await Erasures.TakenUp(Ids.ErasureId("cand-w1"), Start.AddHours(1), default);
        Assert.Equal(["cand-2", "cand-1", "cand-w2", "cand-w1"], await Unfinished(10));

        await Erasures.TakenUp(Ids.ErasureId("cand-2"), Start.AddHours(3), default);
        await Erasures.TakenUp(Ids.ErasureId("cand-w2"), Start.AddHours(3), default);
        Assert.Equal(["cand-1", "cand-2", "cand-w1", "cand-w2"], await Unfinished(10));
    }

    [Fact]
    public async Task An_interview_that_comes_to_be_late_is_marked_and_asked_for_however_far_the_erasure_is()
    {
        await Certified("cand-1", 0, Vendor("acme", "int-of-cand-1") with { ConfirmedAt = Start });
        Assert.Empty(await Unfinished(10));
        var certified = await Erasures.Find(Ids.ErasureId("cand-1"), default);

        await Erasures.Expect(Ids.ErasureId("cand-1"), "cand-1", "int-late", Vendor("acme", "int-late"), default);
        await Erasures.Expect(Ids.ErasureId("cand-1"), "cand-1", "int-of-cand-1", Vendor("acme", "int-of-cand-1"), default);

        Assert.Equal("cand-1", await Erasures.ErasedOwner("int-late", default));
        Assert.Equal([Vendor("acme", "int-late"), Vendor("acme", "int-of-cand-1") with { ConfirmedAt = Start }], await Erasures.Notices(Ids.ErasureId("cand-1"), default));
        Assert.Equal(["cand-1"], await Unfinished(10));
        Assert.Equivalent(certified, await Erasures.Find(Ids.ErasureId("cand-1"), default), strict: true);
    }

    [Fact]
    public async Task What_is_cancelled_before_the_write_is_not_written()
    {
        var cancelled = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Erasures.Begin(Erasure("cand-1"), cancelled));
        Assert.Null(await Erasures.Find(Ids.ErasureId("cand-1"), default));

        var erasure = await Gathered("cand-1");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Erasures.Advance(erasure with { Step = ErasureStep.Shredded }, [Happened(erasure, AuditAction.KeyShredded)], cancelled));
        Assert.Equal(ErasureStep.Gathered, (await Erasures.Find(erasure.ErasureId, default))!.Step);
        Assert.Empty(await Trail("cand-1"));
    }

    private async Task<Erasure> Gathered(string candidateId, string? merged = null, params Notice[] notices)
    {
        var erasure = await Erasures.Begin(Erasure(candidateId), default) with { Step = ErasureStep.Gathered, Traces = Traces(candidateId, merged) };
        await Erasures.AdvanceToGathered(erasure, notices, default);
        return erasure;
    }

    private async Task Certified(string candidateId, int minute, Notice notice)
    {
        await Erasures.Begin(Erasure(candidateId, minute), default);
        await Erasures.AdvanceToGathered(Erasure(candidateId, minute) with { Step = ErasureStep.Gathered, Traces = Traces(candidateId) }, [notice], default);
        await Erasures.Advance(Erasure(candidateId, minute) with { Step = ErasureStep.Certified }, [], default);
    }

    private async Task<IReadOnlyList<string>> Unfinished(int max) => [.. (await Erasures.Unfinished(max, default)).Select(erasure => erasure.CandidateId)];

    private async Task<IReadOnlyList<AuditEvent>> Trail(string chain) => [.. (await Port.Trail.Chain(chain, default).ToListAsync()).Select(entry => entry.Event)];

    private static Erasure Erasure(string candidateId, int minute = 0) => new() { ErasureId = Ids.ErasureId(candidateId), CandidateId = candidateId, Basis = "PIPL-3Y", BeganAt = Start.AddMinutes(minute) };

    private static Traces Traces(string candidateId, string? merged = null)
        => new() { CandidateIds = merged is null ? [candidateId] : [candidateId, merged], InterviewIds = [$"int-of-{candidateId}"], InboxIds = ["acme:id-1"] };

    private static AuditEvent Happened(Erasure erasure, string action) => new() { Chain = erasure.CandidateId, Who = Caller.Hub("test"), Action = action, Record = erasure.ErasureId, Why = erasure.Basis };

    private static Notice System(string name, string subject) => new() { Kind = NeighbourKind.System, Name = name, Subject = subject, Version = 3 };

    private static Notice Vendor(string name, string subject) => new() { Kind = NeighbourKind.Vendor, Name = name, Subject = subject, Key = "v-1" };
}
