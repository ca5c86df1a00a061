using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Cases;
using HrHub.Core.Keys;
using HrHub.Core.Records;
using HrHub.TestKit;

namespace HrHub.Tests.Contracts.Cases;

/// <param name="Cases">The port.</param>
/// <param name="Trail">Where its audit entries go.</param>
/// <param name="Files">The files of the persons.</param>
/// <param name="Keys">The keys of the persons.</param>
public sealed record CaseStores(ICases Cases, IAuditLog Trail, ICandidateFiles Files, KeyRing Keys);

/// <summary>What <see cref="ICases"/> promises, on every implementation.</summary>
public abstract class CasesContract(Func<Task<Opened<CaseStores>>> open) : PortContract<CaseStores>(open)
{
    private static readonly DateTimeOffset Start = new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero);
    private static readonly CaseTexts Texts = new() { Request = "请删除我的资料", Wanted = new Dictionary<IdentityField, string> { [IdentityField.Name] = "林小雨" } };

    private ICases Cases => Port.Cases;

    [Fact]
    public async Task A_case_is_found_with_its_texts_and_what_happened_is_on_the_trail()
    {
        await Key("cand-1");
        var opened = Case(1) with { Texts = Texts, IdentityCheckedAt = Start.AddTicks(1) };
        Assert.True(await Cases.Save(opened, Happened(opened), default));
        Assert.Equivalent(opened, await Cases.Find("case-1", default), strict: true);
        Assert.Null(await Cases.Find("case-2", default));
        Assert.Equal([Happened(opened)], await Trail("cand-1"));
    }

    [Fact]
    public async Task A_change_replaces_the_version_before_it_and_no_other()
    {
        Assert.True(await Save(Case(1)));
        Assert.True(await Save(Case(1) with { Version = 2, State = CaseState.IdentityChecked }));
        Assert.False(await Save(Case(1) with { Version = 2, State = CaseState.DecidedRefused }));
        Assert.False(await Save(Case(1) with { Version = 4, State = CaseState.DecidedRefused }));
        Assert.False(await Save(Case(1) with { Version = 3, CandidateId = "cand-2" }));
        Assert.False(await Save(Case(2) with { Version = 2 }));
        Assert.Equal((2, CaseState.IdentityChecked), ((await Cases.Find("case-1", default))!.Version, (await Cases.Find("case-1", default))!.State));
        Assert.Equal(2, (await Trail("cand-1")).Count);
        Assert.Empty(await Trail("cand-2"));
    }

    [Fact]
    public async Task A_new_case_never_overwrites_one_that_is_there()
    {
        Assert.True(await Save(Case(1)));
        Assert.False(await Save(Case(1) with { Kind = CaseKind.Access }));
        Assert.Equal(CaseKind.Erase, (await Cases.Find("case-1", default))!.Kind);
        Assert.Single(await Trail("cand-1"));
    }

    [Fact]
    public async Task Of_sixteen_that_change_the_same_version_one_does_and_only_it_is_on_the_trail()
    {
        await Save(Case(1));
        var saved = await Task.WhenAll(Enumerable.Range(0, 16).Select(number => Cases.Save(Case(1) with { Version = 2, DecidedBy = $"hr-{number}" }, Happened(Case(1)) with { Why = $"hr-{number}" }, default)));
        Assert.Single(saved, true);
        Assert.Equal((await Cases.Find("case-1", default))!.DecidedBy, Assert.Single((await Trail("cand-1")).Skip(1)).Why);
    }

    [Fact]
    public async Task A_case_of_a_person_without_a_key_takes_no_texts()
    {
        Assert.False(await Save(Case(1) with { Texts = Texts }));
        Assert.True(await Save(Case(1)));
        Assert.Single(await Trail("cand-1"));
        Assert.Null(await Port.Keys.FindCandidate("cand-1", default));
    }

    [Fact]
    public async Task All_cases_of_a_person_are_found_oldest_first()
    {
        await Key("cand-1");
        foreach (var number in new[] { 3, 1, 2 }) await Save(Case(number) with { Texts = Texts });
        await Save(Case(9) with { CandidateId = "cand-2" });
        var found = await Cases.Of("cand-1", default);
        Assert.Equal(["case-1", "case-2", "case-3"], found.Select(one => one.CaseId));
        Assert.All(found, one => Assert.Equal(Texts.Request, one.Texts!.Request));
        Assert.Empty(await Cases.Of("cand-3", default));
    }

    [Fact]
    public async Task The_list_is_by_due_date_without_texts_and_in_pages()
    {
        await Key("cand-1");
        foreach (var number in new[] { 4, 2, 1, 3, 5 }) await Save(Case(number) with { Texts = Texts, DueAt = Start.AddDays(number / 3) });
        var seen = new List<string>();
        var query = new CaseQuery { PageSize = 2 };
        for (var pages = 1; ; pages++)
        {
            var page = await Cases.List(query, default);
            Assert.All(page.Cases, one => Assert.Null(one.Texts));
            seen.AddRange(page.Cases.Select(one => one.CaseId));
            if (page.NextCursor is null)
            {
                Assert.Equal(3, pages);
                break;
            }
            query = query with { Cursor = page.NextCursor };
        }
        Assert.Equal(["case-1", "case-2", "case-3", "case-4", "case-5"], seen);
    }

    [Fact]
    public async Task The_list_is_filtered_by_all_that_is_given()
    {
        await Save(Case(1));
        await Save(Case(2) with { CandidateId = "cand-2" });
        await Save(Case(3) with { State = CaseState.DecidedGranted });
        Assert.Equal("13", await Listed(new() { CandidateId = "cand-1" }));
        Assert.Equal("3", await Listed(new() { State = CaseState.DecidedGranted }));
        Assert.Equal("12", await Listed(new() { DueBy = Case(2).DueAt }));
        Assert.Equal("1", await Listed(new() { CandidateId = "cand-1", State = CaseState.Open, DueBy = Case(3).DueAt }));
        Assert.Equal("", await Listed(new() { CandidateId = "cand-3" }));
    }

    [Fact]
    public async Task A_query_that_makes_no_sense_is_refused()
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Cases.List(new() { PageSize = 0 }, default));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Cases.List(new() { PageSize = 201 }, default));
        await Assert.ThrowsAsync<FormatException>(() => Cases.List(new() { Cursor = "nonsense" }, default));
    }

    [Fact]
    public async Task After_an_erasure_no_text_is_left_and_nothing_is_open()
    {
        await Key("cand-1");
        await Save(Case(1) with { Texts = Texts, State = CaseState.DecidedGranted });
        await Save(Case(2) with { Texts = Texts, Kind = CaseKind.Access });
        await Save(Case(3) with { Texts = Texts, State = CaseState.Done, Result = "corrected" });
        await Save(Case(9) with { CandidateId = "cand-2" });

        await Cases.Deidentify("cand-1", "era-1", default);
        await Cases.Deidentify("cand-1", "era-1", default);

        var left = await Cases.Of("cand-1", default);
        Assert.All(left, one => Assert.Null(one.Texts));
        Assert.Equal([(CaseState.Done, "era-1"), (CaseState.Done, "erased"), (CaseState.Done, "corrected")], left.Select(one => (one.State, one.Result!)));
        Assert.Equal((CaseState.Open, 1), ((await Cases.Find("case-9", default))!.State, (await Cases.Find("case-9", default))!.Version));
        Assert.Equal(3, (await Trail("cand-1")).Count);
    }

    [Fact]
    public async Task The_cases_of_files_that_were_merged_into_the_persons_are_forgotten_too()
    {
        var files = Port.Files;
        await files.Save(People.File("cand-0", People.Interview("i-0")) with { MergedInto = "cand-1" }, null, [], [], default);
        await files.Save(People.File("cand-1", People.Interview("i-1")), null, [], [], default);
        await Save(Case(1) with { CandidateId = "cand-0", Texts = Texts });

        await Cases.Deidentify("cand-1", "era-1", default);

        Assert.Equal((CaseState.Done, null), ((await Cases.Find("case-1", default))!.State, (await Cases.Find("case-1", default))!.Texts));
    }

    [Fact]
    public async Task Without_the_key_a_case_has_no_texts()
    {
        await Key("cand-1");
        await Save(Case(1) with { Texts = Texts });
        await Port.Keys.Shred("cand-1", default);
        Assert.Null((await Cases.Find("case-1", default))!.Texts);
        Assert.Null(Assert.Single(await Cases.Of("cand-1", default)).Texts);
    }

    [Fact]
    public async Task What_is_cancelled_before_the_write_is_not_written()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Cases.Save(Case(1), Happened(Case(1)), new CancellationToken(canceled: true)));
        Assert.Null(await Cases.Find("case-1", default));
        Assert.Empty(await Trail("cand-1"));
    }

    private async Task Key(string candidateId)
    {
        using var key = await Port.Keys.Candidate(candidateId, default);
    }

    private Task<bool> Save(PersonCase changed) => Cases.Save(changed, Happened(changed), default);

    private async Task<string> Listed(CaseQuery query) => string.Concat((await Cases.List(query, default)).Cases.Select(one => one.CaseId[^1]));

    private async Task<IReadOnlyList<AuditEvent>> Trail(string chain) => [.. (await Port.Trail.Chain(chain, default).ToListAsync()).Select(entry => entry.Event).Where(happened => happened.Record is not null)];

    private static AuditEvent Happened(PersonCase one) => new() { Chain = one.CandidateId, Who = Caller.Hub("test"), Action = AuditAction.CaseOpened, Record = one.CaseId };

    private static PersonCase Case(int number) => new()
    {
        CaseId = $"case-{number}", Kind = CaseKind.Erase, CandidateId = "cand-1", OpenedAt = Start.AddMinutes(number), OpenedBy = "cand-1", OpenedAs = Role.Candidate, DueAt = Start.AddDays(30).AddMinutes(number),
    };
}
