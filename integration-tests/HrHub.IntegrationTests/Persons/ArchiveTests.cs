using System.IO.Compression;
using System.Net;
using System.Text;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;
using HrHub.Core.Records;
using HrHub.Core.Sync;
using HrHub.TestKit;
using HrHub.TestKit.Media;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.IntegrationTests.Persons;

/// <summary>The archive of everything held about a person.</summary>
public sealed class ArchiveTests : IAsyncLifetime
{
    private PersonsWorld _world = null!;

    public async Task InitializeAsync() => _world = await PersonsWorld.Start();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task It_holds_every_planted_value_and_the_videos_byte_for_byte()
    {
        var video = new MadeUpVideo(5_000_003).Slice(0, 5_000_003);
        var raw = new RawDelivery("canonical:id-77", Encoding.UTF8.GetBytes("""{"planted":"raw-值-1"}"""));
        await Plant(raw);
        await _world.Capture(PersonsWorld.Lin, "med-1", video);
        await _world.Grant(await _world.Open(_world.Compliance, PersonsWorld.Lin, """{"kind":"correct","wanted":{"email":"planted-corrected@example.com"}}"""));
        var id = await _world.Open(_world.TokenOf(PersonsWorld.Lin), PersonsWorld.Lin, """{"kind":"access","text":"planted-请求"}""");
        await _world.Grant(id);

        using var zip = await Take(_world.TokenOf(PersonsWorld.Lin), id);

        Assert.Equal(video, Bytes(zip, "media/med-1.mp4"));
        Assert.Equal(raw.Body.ToArray(), Bytes(zip, "deliveries/canonical-id-77.json"));
        var json = string.Concat(zip.Entries.Where(entry => entry.Name.EndsWith("json", StringComparison.Ordinal)).Select(entry => Encoding.UTF8.GetString(Bytes(zip, entry.FullName))));
        var page = WebUtility.HtmlDecode(Encoding.UTF8.GetString(Bytes(zip, "index.html")));
        foreach (var value in Planted) Assert.Contains(value, json, StringComparison.Ordinal);
        foreach (var value in Planted.Except(["planted-part"])) Assert.Contains(value, page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"media/med-1.mp4\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", Encoding.UTF8.GetString(Bytes(zip, "index.html")), StringComparison.Ordinal);
        Assert.Contains($"\"record\":\"{id}\"", Encoding.UTF8.GetString(Bytes(zip, "audit.ndjson")), StringComparison.Ordinal);
        Assert.DoesNotContain("wrappedKey", json, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task It_says_which_systems_were_told_and_what_was_asked_and_done_in_a_file_that_was_merged()
    {
        const string emptied = "cand-emptied";
        await _world.Save(People.File(emptied, People.Interview("emptied-1")));
        var earlier = await _world.Open(_world.Compliance, emptied, """{"kind":"restrict","text":"planted-earlier"}""");
        await _world.Save(People.File(emptied) with { MergedInto = PersonsWorld.Lin });
        await _world.Hub.Hub.Pipeline.GetRequiredService<ISyncStates>().Confirm(PersonsWorld.Lin, "Ehr", 1, "planted-remote-id", TestStores.Start, default);
        var id = await _world.Open(_world.Compliance, PersonsWorld.Lin, """{"kind":"access"}""");
        await _world.Grant(id);

        using var zip = await Take(_world.Compliance, id);

        var page = WebUtility.HtmlDecode(Encoding.UTF8.GetString(Bytes(zip, "index.html")));
        Assert.Contains("planted-remote-id", Encoding.UTF8.GetString(Bytes(zip, "systems.json")), StringComparison.Ordinal);
        Assert.Contains("planted-remote-id", page, StringComparison.Ordinal);
        Assert.Contains("planted-earlier", Encoding.UTF8.GetString(Bytes(zip, "requests.json")), StringComparison.Ordinal);
        Assert.Contains("planted-earlier", page, StringComparison.Ordinal);
        Assert.Contains($"\"record\":\"{earlier}\"", Encoding.UTF8.GetString(Bytes(zip, "audit.ndjson")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_on_the_trail_before_its_first_byte_and_the_case_is_done_after_its_last()
    {
        var id = await _world.Open(_world.Compliance, PersonsWorld.Lin, """{"kind":"access"}""");
        await _world.Grant(id);

        using (var zip = await Take(_world.Compliance, id))
            // The trail within the archive already tells of it.
            Assert.Contains($"\"action\":\"{AuditAction.Exported}\"", Encoding.UTF8.GetString(Bytes(zip, "audit.ndjson")), StringComparison.Ordinal);

        await Eventually.Holds(async () => (await _world.Cases.Find(id, default))!.Result == "archive-taken");
        using var again = await Take(_world.Compliance, id);
        Assert.Equal(2, (await _world.Trail(PersonsWorld.Lin)).Count(entry => entry is { Action: AuditAction.Exported, Allowed: true, Who.Id: "officer-1" }));
    }

    [Theory]
    [InlineData("access", false)]
    [InlineData("erase", true)]
    public async Task There_is_none_for_another_request_or_before_it_is_granted(string kind, bool granted)
    {
        var id = await _world.Open(_world.Compliance, PersonsWorld.Lin, $$"""{"kind":"{{kind}}"}""");
        if (granted) await _world.Grant(id);

        using var answer = await _world.Hub.Call(_world.Compliance, "GET", $"cases/{id}/archive");

        await PersonsWorld.IsProblem(answer, HttpStatusCode.Conflict, "no-archive");
        Assert.DoesNotContain(await _world.Trail(PersonsWorld.Lin), entry => entry.Action == AuditAction.Exported);
    }

    private static readonly string[] Planted =
    [
        "林小雨", "990101199902290018", "planted-corrected@example.com", "13800138000", "planted-ats-id", "E-planted", "planted-请求", "As the law says.", "The identity card was seen",
        "planted-evidence", "planted-quote", "planted-emotion", "planted-answer", "planted-feedback", "planted-wrong", "planted-summary", "planted-highlight", "planted-concern",
        "planted-finding", "planted-comment", "planted-推荐", "planted-<script>", "planted-tag", "planted-hold", "planted-part",
    ];

    private Task Plant(RawDelivery raw)
    {
        var interview = People.Interview("lin-1") with
        {
            Candidate = People.林小雨 with { ExternalIds = new Dictionary<string, string> { ["ats"] = "planted-ats-id" } },
            Dimensions = [new Dimension { Code = "logic", Label = "逻辑思维", Evidence = ["planted-evidence"] }],
            Behaviours = [new Behaviour { Tag = "lead", Quote = "planted-quote" }],
            Emotions = [new Emotion { Label = "calm", Question = "planted-emotion" }],
            Questions = [new Question { Text = "Why?", Answer = "planted-answer" }],
            SkillTests = [new SkillTest { Title = "SQL", Feedback = "planted-feedback", WrongItems = ["planted-wrong"] }],
            ResumeScreening = new ResumeScreening { Summary = "planted-summary", Highlights = ["planted-highlight"], Concerns = ["planted-concern"] },
            Integrity = new Integrity { Findings = [new IntegrityFinding { Type = "tab", Description = "planted-finding" }] },
            Comments = [new Comment { Text = "planted-comment" }],
            Recommendation = "planted-推荐",
            Transcript = [new TranscriptLine { Speaker = Speaker.Candidate, Text = "planted-<script>" }],
        };
        var file = People.File(PersonsWorld.Lin, interview);
        return _world.Save(file with
        {
            EmployeeNumber = "E-planted",
            Retention = new() { Holds = [new() { HoldId = "hold-1", Kind = Core.Retention.HoldKind.Legal, PlacedBy = "officer-1", Why = "planted-hold", PlacedAt = TestStores.Start }] },
            Interviews = [file.Interviews[0] with { Tags = ["planted-tag"], Parts = [People.Part(raw.InboxId, "lin-1", 1, """{"note":"planted-part"}""")] }],
        }, raw);
    }

    private async Task<ZipArchive> Take(string token, string caseId)
    {
        using var answer = await _world.Hub.Call(token, "GET", $"cases/{caseId}/archive");
        Assert.Equal((HttpStatusCode.OK, "application/zip", true), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, answer.Headers.CacheControl?.NoStore));
        var zip = new MemoryStream();
        await answer.Content.CopyToAsync(zip);
        return new ZipArchive(zip);
    }

    private static byte[] Bytes(ZipArchive zip, string name)
    {
        using var entry = zip.GetEntry(name)!.Open();
        var bytes = new MemoryStream();
        entry.CopyTo(bytes);
        return bytes.ToArray();
    }
}
