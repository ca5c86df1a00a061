using HrHub.Core.Disputes;
using HrHub.Core.Erasures;

namespace HrHub.Tests.Contracts.Disputes;

/// <param name="Index">The port.</param>
/// <param name="Forgetting">The same, for erasures.</param>
public sealed record DisputeStores(IDisputeIndex Index, IForgetting Forgetting);

/// <summary>What <see cref="IDisputeIndex"/> promises, on every implementation.</summary>
public abstract class DisputeIndexContract(Func<Task<Opened<DisputeStores>>> open) : PortContract<DisputeStores>(open)
{
    private static readonly DateTimeOffset Start = new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero);

    private IDisputeIndex Index => Port.Index;

    [Fact]
    public async Task An_entry_is_found_as_it_was_put_and_gone_when_it_was_removed()
    {
        await Index.Put(Entry(1), default);
        Assert.Equivalent(Entry(1), await Index.Find("dis-1", default), strict: true);
        Assert.Null(await Index.Find("dis-2", default));
        await Index.Remove("dis-1", default);
        await Index.Remove("dis-1", default);
        Assert.Null(await Index.Find("dis-1", default));
    }

    [Fact]
    public async Task An_older_state_never_replaces_a_newer_one()
    {
        await Index.Put(Entry(1) with { Version = 2, State = DisputeState.Corrected, DecidedAt = Start }, default);
        await Index.Put(Entry(1) with { IsUnsettled = true }, default);
        Assert.Equal((DisputeState.Corrected, false), ((await Index.Find("dis-1", default))!.State, (await Index.Find("dis-1", default))!.IsUnsettled));
        await Index.Put(Entry(1) with { Version = 2, State = DisputeState.Corrected, DecidedAt = Start, IsUnsettled = true }, default);
        Assert.True((await Index.Find("dis-1", default))!.IsUnsettled);
    }

    [Fact]
    public async Task What_people_were_told_stays_whoever_puts_the_entry()
    {
        await Index.Put(Entry(1), default);
        await Index.Told("dis-1", "due", default);
        await Index.Told("dis-1", "due", default);
        await Index.Told("dis-1", "decided", default);
        await Index.Put(Entry(1) with { Version = 2, Assignee = "hr-2" }, default);
        Assert.Equal(["due", "decided"], (await Index.Find("dis-1", default))!.Told);
        await Index.Told("dis-9", "due", default);
        Assert.Null(await Index.Find("dis-9", default));
    }

    [Fact]
    public async Task Of_sixteen_that_note_at_once_nobody_is_lost()
    {
        await Index.Put(Entry(1), default);
        await Task.WhenAll(Enumerable.Range(0, 16).Select(number => Index.Told("dis-1", $"n{number:D2}", default)));
        Assert.Equal(Enumerable.Range(0, 16).Select(number => $"n{number:D2}"), (await Index.Find("dis-1", default))!.Told.Order());
    }

    [Fact]
    public async Task The_list_is_by_due_date_and_in_pages()
    {
        foreach (var number in new[] { 4, 2, 1, 3, 5 }) await Index.Put(Entry(number) with { DueAt = Start.AddDays(number / 3) }, default);
        var (seen, query, pages) = (new List<string>(), new DisputeQuery { PageSize = 2 }, 0);
        do
        {
            var page = await Index.List(query, default);
            seen.AddRange(page.Disputes.Select(entry => entry.DisputeId));
            query = query with { Cursor = page.NextCursor };
            pages++;
        }
        while (query.Cursor is not null);
        Assert.Equal((3, "dis-1 dis-2 dis-3 dis-4 dis-5"), (pages, string.Join(' ', seen)));
    }

    [Fact]
    public async Task The_list_is_filtered_by_all_that_is_given()
    {
        await Index.Put(Entry(1), default);
        await Index.Put(Entry(2) with { Assignee = "hr-2", OpenedBy = "cand-2" }, default);
        await Index.Put(Entry(3) with { State = DisputeState.Confirmed, DecidedAt = Start.AddDays(9) }, default);
        Assert.Equal("2", await Listed(new() { Assignee = "hr-2" }));
        Assert.Equal("2", await Listed(new() { OpenedBy = "cand-2" }));
        Assert.Equal("12", await Listed(new() { State = DisputeState.Open }));
        Assert.Equal("12", await Listed(new() { DueBy = Entry(2).DueAt }));
        Assert.Equal("1", await Listed(new() { Assignee = "hr-1", State = DisputeState.Open, DueBy = Entry(3).DueAt }));
        Assert.Equal("", await Listed(new() { Assignee = "hr-3" }));
    }

    [Fact]
    public async Task A_timer_finds_what_is_to_be_done_and_nothing_else()
    {
        await Index.Put(Entry(1), default);
        await Index.Put(Entry(2) with { IsUnsettled = true }, default);
        Assert.Equal("2", await Listed(new() { WorkBy = Entry(2).OpenedAt.AddSeconds(1) }));
        Assert.Equal("12", await Listed(new() { WorkBy = Entry(1).RemindAt }));
        await Index.Put(Entry(2), default);
        foreach (var notice in DisputeNotice.Untold(Entry(1)).ToList()) await Index.Told("dis-1", notice.Key, default);
        Assert.Equal("2", await Listed(new() { WorkBy = DateTimeOffset.MaxValue.AddDays(-1) }));
    }

    [Fact]
    public async Task A_query_that_makes_no_sense_is_refused()
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Index.List(new() { PageSize = 0 }, default));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Index.List(new() { PageSize = 201 }, default));
        await Assert.ThrowsAsync<FormatException>(() => Index.List(new() { Cursor = "nonsense" }, default));
    }

    [Fact]
    public async Task An_erasure_takes_the_disputes_of_the_person_and_on_the_interviews()
    {
        await Index.Put(Entry(1), default);
        await Index.Put(Entry(2) with { CandidateId = "cand-9", InterviewId = "int-moved" }, default);
        await Index.Put(Entry(3) with { CandidateId = "cand-9", InterviewId = "int-9" }, default);
        Assert.Equal(2, await Port.Forgetting.Forget(new() { CandidateIds = ["cand-1"], InterviewIds = ["int-moved"] }, default));
        Assert.Equal(0, await Port.Forgetting.Forget(new() { CandidateIds = ["cand-1"], InterviewIds = ["int-moved"] }, default));
        Assert.Equal("3", await Listed(new()));
    }

    private async Task<string> Listed(DisputeQuery query) => string.Concat((await Index.List(query, default)).Disputes.Select(entry => entry.DisputeId[^1]));

    private static DisputeEntry Entry(int number) => new()
    {
        DisputeId = $"dis-{number}", CandidateId = "cand-1", InterviewId = $"int-{number}", OpenedBy = "cand-1", OpenedAt = Start.AddMinutes(number), Assignee = "hr-1", AssignedAt = Start.AddHours(1),
        RemindAt = Start.AddDays(2), DueAt = Start.AddDays(3).AddMinutes(number), State = DisputeState.Open, Version = 1,
    };
}
