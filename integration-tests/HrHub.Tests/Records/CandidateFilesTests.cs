using System.Security.Cryptography;
using System.Text;
using HrHub.Core.Canonical;
using HrHub.Core.Records;
using HrHub.TestKit;

namespace HrHub.Tests.Records;

public sealed class CandidateFilesTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TestStores _stores = new("ehr", "training");

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _stores.DisposeAsync();

    [Fact]
    public async Task A_file_comes_back_as_it_was_saved()
    {
        var file = People.File("cand-1", People.Interview("i-1"), People.Interview("i-2", score: null)) with { EmployeeNumber = "E0042", Stage = "offer" };
        Assert.True(await _stores.Files.Save(file, null, [], [], None));

        var found = await _stores.Files.Find("cand-1", None);

        Assert.Equal(AsJson(file with { Interviews = [.. file.Interviews.OrderBy(interview => interview.Interview.InterviewId, StringComparer.Ordinal)] }), AsJson(found!.File));
    }

    [Fact]
    public async Task Of_two_writers_who_read_the_same_version_one_must_read_again()
    {
        await _stores.Files.Save(People.File("cand-1", People.Interview("i-1")), null, [], [], None);
        var read = await _stores.Files.Find("cand-1", None);
        var changed = read!.File with { Version = 2, Stage = "offer" };

        Assert.True(await _stores.Files.Save(changed, read.ETag, [], [], None));
        Assert.False(await _stores.Files.Save(changed with { Stage = "rejected" }, read.ETag, [], [], None));
        Assert.Equal("offer", (await _stores.Files.Find("cand-1", None))!.File.Stage);
    }

    [Fact]
    public async Task A_new_file_never_overwrites_one_that_is_there()
    {
        await _stores.Files.Save(People.File("cand-1", People.Interview("i-1")), null, [], [], None);
        Assert.False(await _stores.Files.Save(People.File("cand-1", People.Interview("i-2")), null, [], [], None));
    }

    [Fact]
    public async Task Nothing_that_names_a_person_is_readable_in_the_files_on_disk()
    {
        var raw = new RawDelivery("canonical:id-1", Encoding.UTF8.GetBytes("""{"name":"林小雨"}"""));
        await _stores.Files.Save(People.File("cand-1", People.Interview("i-1")), null, [raw], [], None);

        Assert.NotEmpty(StoredBytes.FilesWith(_stores.Folder, "2026-autumn"));
        foreach (var secret in new[] { "林小雨", "990101199902290018", "xiaoyu.lin", "13800138000", "我带过五个人的团队" })
            Assert.Empty(StoredBytes.FilesWith(_stores.Folder, secret));
        Assert.Equal(raw.Body.ToArray(), await _stores.Files.RawDelivery("cand-1", raw.InboxId, None));
    }

    [Fact]
    public async Task Without_the_candidates_key_a_file_cannot_be_read()
    {
        await _stores.Files.Save(People.File("cand-1", People.Interview("i-1")), null, [], [], None);
        await _stores.Keys.Shred("cand-1", None);
        await Assert.ThrowsAsync<CryptographicException>(() => _stores.Files.Find("cand-1", None));
    }

    [Fact]
    public async Task Every_version_is_wanted_at_every_system_until_it_is_confirmed()
    {
        await _stores.Files.Save(People.File("cand-1", People.Interview("i-1")), null, [], [], None);
        var later = TestStores.Start.AddMinutes(1);
        Assert.Equal("cand-1", Assert.Single(await _stores.SyncStates.Behind("ehr", later, 10, None)).CandidateId);

        await _stores.SyncStates.Confirm("cand-1", "ehr", 1, "E-77", later, None);
        Assert.Empty(await _stores.SyncStates.Behind("ehr", later, 10, None));
        Assert.Single(await _stores.SyncStates.Behind("training", later, 10, None));

        await _stores.SyncStates.Confirm("cand-1", "ehr", 0, null, later, None);
        var state = await _stores.SyncStates.Find("cand-1", "ehr", None);
        Assert.Equal((1L, "E-77"), (state!.PushedVersion, state.RemoteId));
    }

    [Fact]
    public async Task A_file_of_nobody_known_is_not_pushed()
    {
        await _stores.Files.Save(People.File("cand-1", People.Interview("i-1", new CandidateIdentity { Name = "林小雨" })), null, [], [], None);
        Assert.Empty(await _stores.SyncStates.Behind("ehr", TestStores.Start.AddDays(1), 10, None));
    }

    [Fact]
    public async Task Search_finds_by_facets_and_by_part_of_a_name_and_pages_without_gaps()
    {
        for (var n = 0; n < 25; n++)
            await _stores.Files.Save(People.File($"cand-{n}", People.Interview($"i-{n}", n % 2 == 0 ? People.林小雨 : People.Ada, score: 60 + n, at: TestStores.Start.AddHours(n / 2))), null, [], [], None);
        var index = await _stores.Keys.BlindIndexes(None);

        var pages = new List<SearchHit>();
        string? cursor = null;
        do
        {
            var page = await _stores.Files.Search(new SearchQuery { Batch = "2026-autumn", PageSize = 7, Cursor = cursor }, None);
            pages.AddRange(page.Hits);
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        Assert.Equal(25, pages.Select(hit => hit.CandidateId).Distinct().Count());
        Assert.Equal(pages.OrderByDescending(hit => hit.At).Select(hit => hit.At), pages.Select(hit => hit.At));
        Assert.Equal(13, (await _stores.Files.Search(new SearchQuery { NameTokens = index.NameQuery("小雨") }, None)).Hits.Count);
        Assert.Equal(12, (await _stores.Files.Search(new SearchQuery { NameTokens = index.NameQuery("byr") }, None)).Hits.Count);
        Assert.Equal(5, (await _stores.Files.Search(new SearchQuery { MinScore = 80 }, None)).Hits.Count);
        Assert.Equal(25, (await _stores.Files.Search(new SearchQuery { DepartmentSubtree = "HQ/Shanghai" }, None)).Hits.Count);
        Assert.Empty((await _stores.Files.Search(new SearchQuery { DepartmentSubtree = "HQ/Shang" }, None)).Hits);
    }

    private static string AsJson(CandidateFile file) => System.Text.Json.JsonSerializer.Serialize(file, CanonicalJson.Options);
}
