using HrHub.Core;
using HrHub.Core.Keys;
using HrHub.Core.Records;
using HrHub.TestKit;
using HrHub.Tests.Keys;

namespace HrHub.Tests.Records;

public sealed class BlindIndexRotationTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TestStores _stores = new();
    private readonly KeyJobs _jobs;

    public BlindIndexRotationTests() => _jobs = new(_stores);

    [Fact]
    public async Task A_person_is_found_before_during_and_after()
    {
        var home = await File("i-1", "ribbon");
        Assert.Equal([home], await Search("小雨"));

        await _jobs.Rotate.BlindIndex(KeyJobs.By, None);
        Assert.Equal([home], await Search("小雨"));
        Settle();
        Assert.Equal([home], await Search("林小"));
        Assert.Equal(new ReindexCandidates.Report(1, 0, true), await _jobs.Reindex.Handle(KeyJobs.By, null, None));

        _stores.Clock.Advance(KeyRing.Unnoticed);
        Assert.Equal([home], await Search("小雨"));
        Assert.Equal(2, (await _stores.Keys.BlindIndexes(None)).Live.Single().Version);
        Assert.Null(await _stores.KeyStore.Find("blind-index-1", None));
        Assert.Equal(home, await File("i-9", "micro1"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_new_interview_of_a_known_person_joins_the_file_at_any_time(int when)
    {
        var home = await File("i-1", "ribbon");
        await _jobs.Rotate.BlindIndex(KeyJobs.By, None);
        if (when > 0) Settle();
        if (when > 1) await _jobs.Reindex.Handle(KeyJobs.By, null, None);

        Assert.Equal(home, await File("i-2", "micro1"));

        await Complete();
        Assert.Equal(home, await File("i-3", "canonical"));
        Assert.Equal(3, (await _stores.Files.Find(home, None))!.File.Interviews.Count);
    }

    [Fact]
    public async Task A_person_who_is_new_during_the_rotation_is_known_after_it()
    {
        await _stores.Keys.BlindIndexes(None);
        await _jobs.Rotate.BlindIndex(KeyJobs.By, None);
        var early = await File("i-1", "ribbon");
        Settle();
        var late = await File("i-2", "ribbon", "ada.byron@example.com", "Ada Byron");

        await Complete();

        Assert.Equal(early, await File("i-3", "micro1"));
        Assert.Equal(late, await File("i-4", "micro1", "ada.byron@example.com", "Ada Byron"));
        Assert.Equal([late], await Search("byr"));
    }

    [Fact]
    public async Task A_process_that_has_not_noticed_yet_loses_nobody()
    {
        using var slow = _jobs.OtherProcess();
        await slow.BlindIndexes(None);
        await _jobs.Rotate.BlindIndex(KeyJobs.By, None);
        var part = Part("i-1", "ribbon", "xiaoyu.lin@example.com", "林小雨");
        var home = (await _stores.Filing(slow).Handle([part], new(part.PartId, new byte[] { 1 }), None)).CandidateId;
        Assert.False((await _jobs.Reindex.Handle(KeyJobs.By, null, None)).Complete);

        Settle();
        await Complete();

        Assert.Equal([home], await Search("小雨"));
        Assert.Equal(home, await File("i-2", "micro1"));
    }

    [Fact]
    public async Task Interrupted_after_any_candidate_it_goes_on_where_it_was()
    {
        var homes = new List<string>();
        for (var n = 0; n < 5; n++) homes.Add(await File($"i-{n}", "ribbon", $"person{n}@example.com", $"赵子{"甲乙丙丁戊"[n]}"));
        await _jobs.Rotate.BlindIndex(KeyJobs.By, None);
        Settle();
        // One is done, as by a run that died then.
        var indexes = await _stores.Keys.BlindIndexes(None);
        var first = (await _stores.Files.Find(homes[0], None))!;
        await _jobs.Tokens.Add(homes[0], first.ETag, indexes.NameTokens(first.File.Identity.Name!), [($"email:{indexes.Live[1].Email("person0@example.com")}", $"email:2.{indexes.Current.Email("person0@example.com")}")], 2, None);
        Assert.Equal(4, (await _jobs.Report.Handle(None)).WithoutNewTokens);

        Assert.Equal(new ReindexCandidates.Report(4, 0, true), await _jobs.Reindex.Handle(KeyJobs.By, null, None));

        _stores.Clock.Advance(KeyRing.Unnoticed);
        for (var n = 0; n < 5; n++) Assert.Equal(homes[n], await File($"j-{n}", "micro1", $"person{n}@example.com", $"赵子{"甲乙丙丁戊"[n]}"));
    }

    [Fact]
    public async Task An_identifier_that_a_later_part_replaced_still_leads_to_the_person()
    {
        var home = await File("i-1", "ribbon", "old@example.com", "林小雨");
        Assert.Equal(home, await File("i-1", "ribbon", "new@example.com", "林小雨", rank: 20));
        await _jobs.Rotate.BlindIndex(KeyJobs.By, None);
        Settle();
        await Complete();

        Assert.Equal(home, await File("i-2", "micro1", "old@example.com", "林小雨"));
    }

    [Fact]
    public async Task Nothing_of_the_old_index_is_left_and_interviews_keep_their_home()
    {
        var home = await File("i-1", "ribbon");
        await _jobs.Rotate.BlindIndex(KeyJobs.By, None);
        Settle();
        await File("i-2", "micro1");
        await Complete();

        var keys = _stores.Local.Records.Read(db => db.Query("SELECT key FROM candidate_index ORDER BY key", row => row.GetString(0)));
        Assert.Equal(2, keys.Count(key => key.StartsWith("interview:", StringComparison.Ordinal)));
        Assert.All(keys.Where(key => !key.StartsWith("interview:", StringComparison.Ordinal)), key => Assert.StartsWith("email:2.", key, StringComparison.Ordinal));
        Assert.Equal([2L], _stores.Local.Records.Read(db => db.Query("SELECT DISTINCT version FROM name_tokens", row => row.GetInt64(0))));
        Assert.Equal(home, await File("i-3", "canonical"));
    }

    [Fact]
    public async Task Tokens_of_an_erased_person_do_not_come_back()
    {
        var home = await File("i-1", "ribbon");
        await _jobs.Rotate.BlindIndex(KeyJobs.By, None);
        Settle();
        var indexes = await _stores.Keys.BlindIndexes(None);
        var stored = (await _stores.Files.Find(home, None))!;
        // What an erasure does while the job holds the file in its hands.
        await _stores.Local.Records.Write(db => db.Execute("DELETE FROM name_tokens") + db.Execute("DELETE FROM candidate_index"), None);

        var keys = CandidateIdentities.KeysOf(stored.File.Identity, indexes.Live[1]).Zip(CandidateIdentities.KeysOf(stored.File.Identity, indexes.Current), (old, @new) => (old.Key, @new.Key)).ToList();
        Assert.True(await _jobs.Tokens.Add(home, stored.ETag, indexes.NameTokens("林小雨"), keys, 2, None));

        Assert.Equal(0, _stores.Local.Records.Read(db => db.First("SELECT (SELECT count(*) FROM name_tokens) + (SELECT count(*) FROM candidate_index)", row => row.GetInt64(0))));
    }

    [Fact]
    public async Task A_person_whose_key_is_shredded_does_not_hold_the_rotation_up()
    {
        var home = await File("i-1", "ribbon");
        await _jobs.Rotate.BlindIndex(KeyJobs.By, None);
        await _stores.Keys.Shred(home, None);
        Settle();

        Assert.Equal(new ReindexCandidates.Report(1, 0, true), await _jobs.Reindex.Handle(KeyJobs.By, null, None));
        _stores.Clock.Advance(KeyRing.Unnoticed);
        Assert.Empty(await Search("小雨"));
    }

    [Fact]
    public async Task A_second_rotation_waits_for_the_first()
    {
        await _stores.Keys.BlindIndexes(None);
        Assert.Equal("blind-index-2", (await _jobs.Rotate.BlindIndex(KeyJobs.By, None)).Value);
        Assert.Equal(HubError.RotationUnderWay, (await _jobs.Rotate.BlindIndex(KeyJobs.By, None)).Error);
        Settle();
        await Complete();
        Assert.Equal("blind-index-3", (await _jobs.Rotate.BlindIndex(KeyJobs.By, None)).Value);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _stores.DisposeAsync();

    private void Settle() => _stores.Clock.Advance(KeyRing.SettlesAfter);

    private async Task Complete()
    {
        _stores.Clock.Advance(KeyRing.SettlesAfter);
        Assert.True((await _jobs.Reindex.Handle(KeyJobs.By, null, None)).Complete);
        _stores.Clock.Advance(KeyRing.Unnoticed);
    }

    private async Task<string> File(string interview, string vendor, string email = "xiaoyu.lin@example.com", string name = "林小雨", int rank = 10)
    {
        var part = Part(interview, vendor, email, name, rank);
        return (await _stores.Filing().Handle([part], new(part.PartId, new byte[] { 1 }), None)).CandidateId;
    }

    private static Core.Canonical.InterviewPart Part(string interview, string vendor, string email, string name, int rank = 10)
        => People.Part($"{interview}-{rank}", interview, rank, $$$"""{"candidate":{"email":"{{{email}}}","name":"{{{name}}}"}}""", vendor: vendor);

    private async Task<IEnumerable<string>> Search(string name)
        => (await _stores.Files.Search(new SearchQuery { NameTokens = (await _stores.Keys.BlindIndexes(None)).NameQuery(name) }, None)).Hits.Select(hit => hit.CandidateId).Distinct();
}
