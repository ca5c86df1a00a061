using HrHub.Core.Access;
using HrHub.Core.Erasures;
using HrHub.Core.Invitations;

namespace HrHub.Tests.Contracts.Invitations;

/// <param name="Index">The port.</param>
/// <param name="Forgetting">The same, for erasures.</param>
public sealed record InvitationStores(IInvitationIndex Index, IForgetting Forgetting);

/// <summary>What <see cref="IInvitationIndex"/> promises, on every implementation.</summary>
public abstract class InvitationIndexContract(Func<Task<Opened<InvitationStores>>> open) : PortContract<InvitationStores>(open)
{
    private static readonly DateTimeOffset Start = new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero);

    private IInvitationIndex Index => Port.Index;

    [Fact]
    public async Task An_entry_is_listed_as_it_was_put()
    {
        await Index.Put(Entry(1), default);
        Assert.Equivalent(Entry(1), Assert.Single((await Index.List(new(), default)).Invitations), strict: true);
    }

    [Fact]
    public async Task An_older_state_of_a_file_never_replaces_a_newer_one_and_another_file_counts_anew()
    {
        await Index.Put(Entry(1) with { Version = 7, Progress = InvitationProgress.Scored }, default);
        await Index.Put(Entry(1) with { Version = 6, Progress = InvitationProgress.Started }, default);
        Assert.Equal("1", await Listed(new() { Progress = InvitationProgress.Scored }));
        await Index.Put(Entry(1) with { Version = 7, Progress = InvitationProgress.Completed }, default);
        Assert.Equal("1", await Listed(new() { Progress = InvitationProgress.Completed }));
        await Index.Put(Entry(1) with { CandidateId = "cand-heir", Version = 2, Progress = InvitationProgress.Scored }, default);
        Assert.Equal("cand-heir", Assert.Single((await Index.List(new(), default)).Invitations).CandidateId);
    }

    [Fact]
    public async Task Of_sixteen_that_put_at_once_the_newest_stays()
    {
        await Task.WhenAll(Enumerable.Range(1, 16).Select(version => Index.Put(Entry(1) with { Version = version }, default)));
        Assert.Equal(16, Assert.Single((await Index.List(new(), default)).Invitations).Version);
    }

    [Fact]
    public async Task The_list_is_newest_first_and_in_pages()
    {
        foreach (var number in new[] { 4, 2, 1, 3, 5 }) await Index.Put(Entry(number) with { RequestedAt = Start.AddMinutes(number / 3) }, default);
        var (seen, query, pages) = (new List<string>(), new InvitationQuery { PageSize = 2 }, 0);
        do
        {
            var page = await Index.List(query, default);
            seen.AddRange(page.Invitations.Select(entry => entry.InvitationId));
            query = query with { Cursor = page.NextCursor };
            pages++;
        }
        while (query.Cursor is not null);
        Assert.Equal((3, "inv-5 inv-4 inv-3 inv-2 inv-1"), (pages, string.Join(' ', seen)));
    }

    [Fact]
    public async Task The_list_is_filtered_and_counted_by_all_that_is_given()
    {
        await Index.Put(Entry(1), default);
        await Index.Put(Entry(2) with { Batch = null, Vendor = "showmebug", Progress = InvitationProgress.Scored }, default);
        await Index.Put(Entry(3) with { PositionCode = "RM-02", Department = "HQ/Beijing", ExpiresAt = Start.AddDays(1) }, default);
        Assert.Equal("31", await Listed(new() { Batch = "2027-spring" }));
        Assert.Equal("2", await Listed(new() { Vendor = "showmebug" }));
        Assert.Equal("3", await Listed(new() { PositionCode = "RM-02" }));
        Assert.Equal("31", await Listed(new() { Progress = InvitationProgress.NotStarted }));
        Assert.Equal("3", await Listed(new() { Progress = InvitationProgress.NotStarted, ExpiresBefore = Start.AddDays(2) }));
        Assert.Equal("21", await Listed(new() { RequestedBefore = Start.AddMinutes(3) }));
        Assert.Equal("", await Listed(new() { Batch = "2027-spring", Vendor = "showmebug" }));

        var counts = await Index.Count(new(), default);
        Assert.Equal((2, 2L, 1L), (counts.Count, counts[InvitationProgress.NotStarted], counts[InvitationProgress.Scored]));
        Assert.Equal(1L, (await Index.Count(new() { PositionCode = "RM-02" }, default))[InvitationProgress.NotStarted]);
        Assert.Empty(await Index.Count(new() { Batch = "nothing" }, default));
    }

    [Fact]
    public async Task Nobody_sees_more_than_is_in_sight()
    {
        await Index.Put(Entry(1), default);
        await Index.Put(Entry(2) with { Department = null }, default);
        await Index.Put(Entry(3) with { Department = "HQ/Shanghai-Pudong", PositionCode = "RM-02" }, default);
        Assert.Equal("1", await Listed(new() { Sight = new() { Departments = ["HQ/Shanghai"] } }));
        Assert.Equal("31", await Listed(new() { Sight = new() { Departments = ["HQ"] } }));
        Assert.Equal("3", await Listed(new() { Sight = new() { Positions = ["RM-02"] } }));
        Assert.Equal("", await Listed(new() { Sight = Sight.Nothing }));
        Assert.Empty(await Index.Count(new() { Sight = new() { Positions = [] } }, default));
    }

    [Fact]
    public async Task A_query_that_makes_no_sense_is_refused()
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Index.List(new() { PageSize = 0 }, default));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Index.List(new() { PageSize = 201 }, default));
        await Assert.ThrowsAsync<FormatException>(() => Index.List(new() { Cursor = "nonsense" }, default));
    }

    [Fact]
    public async Task An_erasure_takes_the_invitations_of_the_person()
    {
        await Index.Put(Entry(1), default);
        await Index.Put(Entry(2) with { CandidateId = "cand-merged" }, default);
        await Index.Put(Entry(3) with { CandidateId = "cand-9" }, default);
        Assert.Equal(2, await Port.Forgetting.Forget(new() { CandidateIds = ["cand-1", "cand-merged"] }, default));
        Assert.Equal(0, await Port.Forgetting.Forget(new() { CandidateIds = ["cand-1", "cand-merged"] }, default));
        Assert.Equal("3", await Listed(new()));
    }

    private async Task<string> Listed(InvitationQuery query) => string.Concat((await Index.List(query, default)).Invitations.Select(entry => entry.InvitationId[^1]));

    private static InvitationEntry Entry(int number) => new()
    {
        InvitationId = $"inv-{number}", CandidateId = "cand-1", Vendor = "ribbon", PositionCode = "RM-01", Batch = "2027-spring", Department = "HQ/Shanghai/Retail",
        RequestedAt = Start.AddMinutes(number), ExpiresAt = Start.AddDays(14), Progress = InvitationProgress.NotStarted, Version = 1,
    };
}
