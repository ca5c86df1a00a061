using HrHub.Core.Keys;
using HrHub.Core.Records;
using HrHub.TestKit;

namespace HrHub.Tests.Contracts.Records;

/// <summary>What <see cref="ICandidateTokens"/> promises, on every store. Tokens here are of two indexes that are made up.</summary>
public abstract class CandidateTokensContract(Func<Task<Opened<RecordPorts>>> open) : PortContract<RecordPorts>(open)
{
    private readonly BlindIndex _next = new(new byte[32], 2);

    private ICandidateTokens Tokens => Port.Tokens;

    private ICandidateIndex Index => Port.Index;

    [Fact]
    public async Task Pages_show_every_candidate_once_though_some_are_done_meanwhile()
    {
        for (var number = 1; number <= 7; number++) await Save(number);
        Assert.Equal((7L, 0L), (await Tokens.CountUnder(1, default), await Tokens.CountUnder(2, default)));
        var seen = new List<string>();
        for (var after = 0L; await Tokens.ListUnder(1, after, 3, default) is { Count: > 0 } page; after = page[^1].Position)
        {
            seen.AddRange(page.Select(candidate => candidate.CandidateId));
            foreach (var candidate in page) Assert.True(await Tokens.Add(candidate.CandidateId, "1", [], [], 2, default));
        }
        Assert.Equal(Enumerable.Range(1, 7).Select(number => $"cand-{number}"), seen);
        Assert.Equal((0L, 7L), (await Tokens.CountUnder(1, default), await Tokens.CountUnder(2, default)));
    }

    [Fact]
    public async Task Candidates_of_one_moment_are_all_listed()
    {
        for (var number = 1; number <= 5; number++) await Port.Files.Save(People.File($"cand-{number}", People.Interview($"i-{number}")), null, [], [], default);
        var seen = new List<string>();
        for (var after = 0L; await Tokens.ListUnder(1, after, 1, default) is { Count: > 0 } page; after = page[^1].Position) seen.AddRange(page.Select(candidate => candidate.CandidateId));
        Assert.Equal(Enumerable.Range(1, 5).Select(number => $"cand-{number}"), seen.Order());
    }

    [Fact]
    public async Task A_name_is_found_under_both_indexes_and_then_under_the_new_one()
    {
        await Save(1);
        var old = (await Port.Keys.BlindIndexes(default)).NameQuery("小雨");
        await Tokens.Add("cand-1", "1", NewTokens("林小雨"), [], 2, default);
        Assert.Equal((1, 1), (await Found(old), await Found([_next.NameQuery("小雨")])));
        await Tokens.Drop(1, default);
        Assert.Equal((0, 1), (await Found(old), await Found([_next.NameQuery("小雨")])));
        Assert.NotNull(await Port.Files.Find("cand-1", default));
    }

    [Fact]
    public async Task Nothing_is_added_to_a_file_that_has_changed_since()
    {
        await Save(1);
        await Port.Files.Save(People.File("cand-1", People.Interview("i-1")) with { Version = 2 }, "1", [], [], default);
        Assert.False(await Tokens.Add("cand-1", "1", NewTokens("林小雨"), [], 2, default));
        Assert.False(await Tokens.Add("cand-9", null, [], [], 2, default));
        Assert.Equal((1L, 0), (await Tokens.CountUnder(1, default), await Found([_next.NameQuery("小雨")])));
    }

    [Fact]
    public async Task A_name_that_was_let_go_of_gets_no_new_tokens()
    {
        await Port.Files.Save(People.File("cand-1", People.Interview("i-1", new() { Email = "nobody@example.com" })), null, [], [], default);
        Assert.True(await Tokens.Add("cand-1", null, NewTokens("林小雨"), [], 2, default));
        Assert.Equal((1L, 0), (await Tokens.CountUnder(2, default), await Found([_next.NameQuery("小雨")])));
    }

    [Fact]
    public async Task Keys_are_followed_only_where_the_old_one_is_and_nobody_holds_the_new_one()
    {
        await Save(1);
        await Index.Claim("email:a", "cand-1", default);
        await Index.Claim("phone:b", "cand-1", default);
        await Index.Claim("phone:2.b", "cand-2", default);
        await Tokens.Add("cand-1", "1", [], [("email:a", "email:2.a"), ("phone:b", "phone:2.b"), ("nationalId:c", "nationalId:2.c")], 2, default);
        Assert.Equal(("cand-1", "cand-2", null), (await Index.Find("email:2.a", default), await Index.Find("phone:2.b", default), await Index.Find("nationalId:2.c", default)));
    }

    [Fact]
    public async Task Dropping_a_version_drops_its_keys_and_older_ones_and_nothing_else()
    {
        await Save(1);
        foreach (var key in (string[])["email:a", "phone:2.b", "externalIds:3.c", "interview:int-1"]) await Index.Claim(key, "cand-1", default);
        await Tokens.Drop(2, default);
        await Tokens.Drop(2, default);
        Assert.Equal((null, null), (await Index.Find("email:a", default), await Index.Find("phone:2.b", default)));
        Assert.Equal(("cand-1", "cand-1"), (await Index.Find("externalIds:3.c", default), await Index.Find("interview:int-1", default)));
    }

    [Fact]
    public async Task A_save_meanwhile_loses_neither_the_version_nor_a_writer()
    {
        await Save(1);
        var saving = Task.Run(() => Port.Files.Save(People.File("cand-1", People.Interview("i-1")) with { Version = 2, Stage = "offer" }, "1", [], [], default));
        var adding = Task.Run(() => Tokens.Add("cand-1", null, NewTokens("林小雨"), [], 2, default));
        Assert.True(await saving);
        Assert.True(await adding);
        Assert.Equal((1L, "offer"), (await Tokens.CountUnder(2, default), (await Port.Files.Find("cand-1", default))!.File.Stage));
    }

    private async Task Save(int number)
        => Assert.True(await Port.Files.Save(People.File($"cand-{number}", People.Interview($"i-{number}")) with { CreatedAt = TestStores.Start.AddMinutes(number) }, null, [], [], default));

    private List<NameToken> NewTokens(string name) => [.. _next.NameTokens(name).Select(token => new NameToken(2, token))];

    private async Task<int> Found(IReadOnlyList<IReadOnlySet<string>> name) => (await Port.Files.Search(new() { NameTokens = name }, default)).Hits.Count;
}
