using System.Net;
using System.Text.Json;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;
using HrHub.Core.Disputes;
using HrHub.Core.Retention;
using HrHub.IntegrationTests.Persons;
using HrHub.Pipeline.Purge;
using HrHub.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.IntegrationTests.Disputes;

/// <summary>Disputes over HTTP, from the day one is opened to its decision.</summary>
public sealed class DisputeTests : IAsyncLifetime
{
    private static readonly string Interview = Ids.InterviewId("canonical", "lin-1");
    private static readonly string Disputes = $"candidates/{PersonsWorld.Lin}/interviews/{Interview}/disputes";
    private PersonsWorld _world = null!;

    public async Task InitializeAsync() => _world = await PersonsWorld.Start(("Disputes:Assignees:0:Batch", "2026-*"), ("Disputes:Assignees:0:Assignee", "hr-autumn"));

    public async Task DisposeAsync() => await _world.DisposeAsync();

    private string Hr => _world.Provider.Token("hr", "hr-1");

    private string Candidate => _world.TokenOf(PersonsWorld.Lin);

    [Fact]
    public async Task A_score_is_corrected_from_70_to_80_and_the_old_one_is_kept()
    {
        await Score(70);
        var opened = await Open(Candidate, "overall", "我的逻辑题全部答对了。");
        Assert.Equal(("open", "hr-autumn", 70), (opened.GetProperty("state").GetString(), opened.GetProperty("assignee").GetString(), opened.GetProperty("asDisputed").GetProperty("value").GetInt32()));
        var before = await _world.File(PersonsWorld.Lin);

        using var answer = await _world.Hub.Call(Hr, "POST", $"disputes/{Id(opened)}/decision", """{"decision":"corrected","explanation":"Two answers were not counted.","score":80}""", "\"1\"");

        Assert.Equal((HttpStatusCode.OK, "\"2\""), (answer.StatusCode, answer.Headers.ETag!.Tag));
        var decided = await PersonsWorld.Body(answer);
        Assert.Equal(("corrected", 70, 80, 80), (decided.GetProperty("state").GetString(), decided.GetProperty("correctedFrom").GetInt32(), decided.GetProperty("correctedTo").GetInt32(), decided.GetProperty("current").GetProperty("scaled").GetInt32()));
        var file = await _world.File(PersonsWorld.Lin);
        var filed = file.Interviews.Single();
        Assert.Equal((80, 80, "70"), (filed.Interview.Overall!.Value, filed.Interview.Overall.Scaled, filed.Interview.Overall.Original));
        var revision = Assert.Single(filed.Revisions);
        Assert.Equal(("overall", "hr-1", Id(opened), "Two answers were not counted."), (revision.Field, revision.By, revision.DisputeId, revision.Why));
        Assert.Equal((70, 80), ((int)revision.Old!["value"]!, (int)revision.New!["value"]!));
        Assert.Equal(before.Version + 1, file.Version);
        var trail = (await _world.Trail(PersonsWorld.Lin)).Where(entry => entry.Record == Id(opened)).ToList();
        Assert.Equal([AuditAction.DisputeOpened, AuditAction.DisputeDecided], trail.Select(entry => entry.Action));
        Assert.Equal("corrected", trail[1].Why);
    }

    [Fact]
    public async Task A_dispute_out_of_sight_is_on_record_as_refused_and_not_as_read()
    {
        var id = Id(await Open(Candidate, "overall", "Too low."));
        await _world.Save((await _world.File(PersonsWorld.Lin)).With(new Core.Records.InterviewFile { Interview = People.Interview("lin-2") with { Department = "HQ/Beijing" }, Parts = [], Folder = "" }));
        var head = _world.Provider.Token("department-head", "head-9", change: token => token.Claims["departments"] = "HQ/Beijing");
        using var answer = await _world.Hub.Call(head, "GET", $"disputes/{id}");
        await PersonsWorld.IsProblem(answer, HttpStatusCode.NotFound, "not-found");
        Assert.All((await _world.Trail(PersonsWorld.Lin)).Where(entry => entry.Who.Id == "head-9"), entry => Assert.False(entry.Allowed));
    }

    [Fact]
    public async Task What_is_confirmed_stays_as_it_is_and_whoever_opened_it_reads_why()
    {
        var opened = await Open(_world.Provider.Token("interviewer", "int-5"), "transcript[0].text", "That was somebody else.");
        using var answer = await _world.Hub.Call(Hr, "POST", $"disputes/{Id(opened)}/decision", """{"decision":"confirmed","explanation":"The recording says the same."}""");
        Assert.Equal("confirmed", (await PersonsWorld.Body(answer)).GetProperty("state").GetString());
        Assert.Empty((await _world.File(PersonsWorld.Lin)).Interviews.Single().Revisions);

        using var read = await _world.Hub.Call(_world.Provider.Token("interviewer", "int-5"), "GET", $"disputes/{Id(opened)}");
        var shown = await PersonsWorld.Body(read);
        Assert.Equal(("The recording says the same.", "hr-1"), (shown.GetProperty("explanation").GetString(), shown.GetProperty("decidedBy").GetString()));

        using var again = await _world.Hub.Call(Hr, "POST", $"disputes/{Id(opened)}/decision", """{"decision":"corrected","explanation":"Still.","text":"x"}""");
        await PersonsWorld.IsProblem(again, HttpStatusCode.Conflict, "dispute-decided");
    }

    [Fact]
    public async Task A_text_is_corrected_by_a_text()
    {
        var id = Id(await Open(Hr, "transcript[0].text", "Misheard."));
        using var answer = await _world.Hub.Call(Hr, "POST", $"disputes/{id}/decision", """{"decision":"corrected","explanation":"Heard again.","text":"我带过十个人的团队。"}""");
        Assert.Equal("我带过十个人的团队。", (await PersonsWorld.Body(answer)).GetProperty("correctedTo").GetString());
        Assert.Equal("我带过十个人的团队。", (await _world.File(PersonsWorld.Lin)).Interviews.Single().Interview.Transcript[0].Text);
    }

    [Theory]
    [InlineData("""{"decision":"corrected","explanation":"x","score":101}""", "score")]
    [InlineData("""{"decision":"corrected","explanation":"x","score":-1}""", "score")]
    [InlineData("""{"decision":"corrected","explanation":"x"}""", "score")]
    [InlineData("""{"decision":"corrected","explanation":"x","text":"80"}""", "text")]
    [InlineData("""{"decision":"confirmed","explanation":"x","score":80}""", "score")]
    [InlineData("""{"decision":"confirmed"}""", "explanation")]
    [InlineData("""{"explanation":"x"}""", "decision")]
    public async Task A_decision_that_makes_no_sense_changes_nothing(string decision, string field)
    {
        var id = Id(await Open(Hr, "overall", "Too low."));
        using var answer = await _world.Hub.Call(Hr, "POST", $"disputes/{id}/decision", decision);
        Assert.Equal(field, (await PersonsWorld.Body(answer)).GetProperty("field").GetString());
        await PersonsWorld.IsProblem(answer, HttpStatusCode.BadRequest, "bad-request");
        Assert.Equal(DisputeState.Open, (await _world.File(PersonsWorld.Lin)).Interviews.Single().Dispute(id)!.State);
    }

    [Theory]
    [InlineData("candidate")]
    [InlineData("candidate.name")]
    [InlineData("emotions[0].label")]
    [InlineData("dimensions[unknown].score")]
    [InlineData("transcript[7].text")]
    [InlineData("overall.value")]
    public async Task Only_a_score_or_a_text_that_is_there_is_disputed(string field)
    {
        using var answer = await _world.Hub.Call(Candidate, "POST", Disputes, JsonSerializer.Serialize(new { field, reason = "No." }));
        Assert.Equal("field", (await PersonsWorld.Body(answer)).GetProperty("field").GetString());
        Assert.Empty((await _world.File(PersonsWorld.Lin)).Interviews.Single().Disputes);
    }

    [Fact]
    public async Task Opening_it_twice_is_one_dispute_until_it_is_decided()
    {
        var first = Id(await Open(Candidate, "overall", "Too low."));
        Assert.Equal(first, Id(await Open(Candidate, "overall", "Too low, I say.")));
        Assert.NotEqual(first, Id(await Open(Hr, "overall", "Too high.")));
        (await _world.Hub.Call(Hr, "POST", $"disputes/{first}/decision", """{"decision":"confirmed","explanation":"It is right."}""")).Dispose();
        Assert.NotEqual(first, Id(await Open(Candidate, "overall", "Once more.")));
    }

    [Fact]
    public async Task While_a_dispute_is_open_nothing_is_erased_and_with_its_decision_the_hold_ends()
    {
        var id = Id(await Open(Candidate, "overall", "Too low."));
        var erase = _world.Hub.Hub.Pipeline.GetRequiredService<EraseCandidate>();
        Assert.Equal("hold-in-force", (await erase.Handle(PersonsWorld.Lin, "PIPL-3Y", Caller.Hub("test"), default)).Error?.Code);
        Assert.Equal("hold-in-force", (await _world.Hub.Hub.Pipeline.GetRequiredService<EraseClass>().Handle(PersonsWorld.Lin, DataClass.Transcript, "test", Caller.Hub("test"), default)).Error?.Code);
        using var holds = await _world.Hub.Call(_world.Compliance, "GET", $"candidates/{PersonsWorld.Lin}/holds");
        Assert.Equal(("dispute", id), ((await PersonsWorld.Body(holds))[0].GetProperty("hold").GetProperty("kind").GetString(), (await PersonsWorld.Body(holds))[0].GetProperty("hold").GetProperty("holdId").GetString()));
        using var lifted = await _world.Hub.Call(_world.Compliance, "DELETE", $"candidates/{PersonsWorld.Lin}/holds/{id}");
        await PersonsWorld.IsProblem(lifted, HttpStatusCode.Conflict, "dispute-open");

        (await _world.Hub.Call(Hr, "POST", $"disputes/{id}/decision", """{"decision":"confirmed","explanation":"It is right."}""")).Dispose();
        Assert.NotNull((await erase.Handle(PersonsWorld.Lin, "PIPL-3Y", Caller.Hub("test"), default)).Value);
        Assert.Null(await _world.Service<IDisputeIndex>().Find(id, default));
        using var gone = await _world.Hub.Call(Hr, "GET", $"disputes/{id}");
        await PersonsWorld.IsProblem(gone, HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task What_a_class_of_data_held_is_gone_from_a_decided_dispute_too()
    {
        var id = Id(await Open(Hr, "transcript[0].text", "五个人？是十个人。"));
        (await _world.Hub.Call(Hr, "POST", $"disputes/{id}/decision", """{"decision":"corrected","explanation":"十个人。","text":"十个人。"}""")).Dispose();
        Assert.NotNull((await _world.Hub.Hub.Pipeline.GetRequiredService<EraseClass>().Handle(PersonsWorld.Lin, DataClass.Transcript, "test", Caller.Hub("test"), default)).Value);
        var left = (await _world.File(PersonsWorld.Lin)).Interviews.Single().Dispute(id)!;
        Assert.Equal((null, null, null, null, null), (left.Reason, left.AsDisputed, left.Explanation, left.CorrectedFrom, left.CorrectedTo));
        Assert.DoesNotContain("十个人", JsonSerializer.Serialize((await _world.File(PersonsWorld.Lin)).Interviews, CanonicalJson.Options), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_admin_gives_it_to_somebody_else_and_a_stale_tag_gives_it_to_nobody()
    {
        var id = Id(await Open(Candidate, "overall", "Too low."));
        var admin = _world.Provider.Token("hr-admin", "admin-1");
        using var assigned = await _world.Hub.Call(admin, "PUT", $"disputes/{id}/assignee", """{"assignee":"hr-9"}""", "\"1\"");
        Assert.Equal(("hr-9", 2), ((await PersonsWorld.Body(assigned)).GetProperty("assignee").GetString(), (await PersonsWorld.Body(assigned)).GetProperty("version").GetInt32()));
        using var stale = await _world.Hub.Call(admin, "PUT", $"disputes/{id}/assignee", """{"assignee":"hr-8"}""", "\"1\"");
        await PersonsWorld.IsProblem(stale, HttpStatusCode.PreconditionFailed, "stale-etag");
        using var staleDecision = await _world.Hub.Call(Hr, "POST", $"disputes/{id}/decision", """{"decision":"confirmed","explanation":"x"}""", "\"1\"");
        await PersonsWorld.IsProblem(staleDecision, HttpStatusCode.PreconditionFailed, "stale-etag");
        using var mine = await _world.Hub.Call(_world.Provider.Token("hr", "hr-9"), "GET", "disputes?assignee=me&state=open");
        Assert.Equal([id], (await PersonsWorld.Body(mine)).GetProperty("disputes").EnumerateArray().Select(one => one.GetProperty("disputeId").GetString()));
    }

    [Fact]
    public async Task Everybody_lists_what_is_theirs_to_see()
    {
        var mine = Id(await Open(Candidate, "overall", "Too low."));
        var interviewers = Id(await Open(_world.Provider.Token("interviewer", "int-5"), "transcript[0].text", "Misheard."));
        Assert.Equal([mine], await Listed(Candidate));
        Assert.Equal([], await Listed(_world.TokenOf(PersonsWorld.Ada)));
        Assert.Equal([interviewers], await Listed(_world.Provider.Token("interviewer", "int-5")));
        Assert.Equal(new[] { mine, interviewers }.Order(), (await Listed(Hr)).Order());
        Assert.Equal(new[] { mine, interviewers }.Order(), (await Listed(_world.Compliance)).Order());
        using var foreign = await _world.Hub.Call(_world.TokenOf(PersonsWorld.Ada), "GET", $"disputes/{mine}");
        await PersonsWorld.IsProblem(foreign, HttpStatusCode.NotFound, "not-found");
        using var staffs = await _world.Hub.Call(Candidate, "GET", $"disputes/{interviewers}");
        await PersonsWorld.IsProblem(staffs, HttpStatusCode.NotFound, "not-found");
        Assert.Contains(await _world.Trail(AuditEvent.HubChain), entry => entry is { Action: AuditAction.Listed, FieldClass: "disputes", Who.Id: "hr-1" } && entry.Shown!.SequenceEqual([PersonsWorld.Lin]));
    }

    [Theory]
    [InlineData("HQ/Shanghai", HttpStatusCode.Created)]
    [InlineData("HQ/Beijing", HttpStatusCode.NotFound)]
    public async Task A_department_head_disputes_and_reads_within_the_own_department_only(string department, HttpStatusCode status)
    {
        var head = _world.Provider.Token("department-head", "head-1", change: token => token.Claims["departments"] = department);
        using var opened = await _world.Hub.Call(head, "POST", Disputes, """{"field":"overall","reason":"Too high."}""");
        Assert.Equal(status, opened.StatusCode);
        var others = Id(await Open(Hr, "overall", "Too low."));
        using var read = await _world.Hub.Call(head, "GET", $"disputes/{others}");
        Assert.Equal(status is HttpStatusCode.Created ? HttpStatusCode.OK : HttpStatusCode.NotFound, read.StatusCode);
    }

    [Theory]
    [InlineData("size=0", "size")]
    [InlineData("size=%2B5", "size")]
    [InlineData("assignee=", "assignee")]
    [InlineData("state=lost", "state")]
    [InlineData("due=soon", "due")]
    [InlineData("cursor=nonsense", "cursor")]
    [InlineData("name=x", "name")]
    public async Task A_list_that_makes_no_sense_is_refused_naming_the_field(string query, string field)
    {
        using var answer = await _world.Hub.Call(Hr, "GET", $"disputes?{query}");
        Assert.Equal(field, (await PersonsWorld.Body(answer)).GetProperty("field").GetString());
    }

    [Fact]
    public async Task The_persons_archive_holds_what_was_disputed_and_the_index_holds_no_text()
    {
        await Open(Candidate, "overall", "planted-reason-77");
        Assert.Empty(StoredBytes.FilesWith(_world.Hub.Folder, "planted-reason-77"));
        var caseId = await _world.Open(Candidate, PersonsWorld.Lin, """{"kind":"access"}""");
        await _world.Grant(caseId);
        using var archive = await _world.Hub.Call(Candidate, "GET", $"cases/{caseId}/archive");
        await using var bytes = new MemoryStream(await archive.Content.ReadAsByteArrayAsync());
        await using var zip = new System.IO.Compression.ZipArchive(bytes);
        using var reader = new StreamReader(await zip.GetEntry($"interviews/{Interview}.json")!.OpenAsync());
        Assert.Contains("planted-reason-77", await reader.ReadToEndAsync(), StringComparison.Ordinal);
    }

    private async Task<JsonElement> Open(string token, string field, string reason)
    {
        using var answer = await _world.Hub.Call(token, "POST", Disputes, JsonSerializer.Serialize(new { field, reason }));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var opened = await PersonsWorld.Body(answer);
        Assert.Equal($"/api/v1/disputes/{Id(opened)}", answer.Headers.Location!.OriginalString);
        return opened;
    }

    private async Task<IReadOnlyList<string>> Listed(string token)
    {
        using var answer = await _world.Hub.Call(token, "GET", "disputes");
        return [.. (await PersonsWorld.Body(answer)).GetProperty("disputes").EnumerateArray().Select(Id)];
    }

    private async Task Score(double value) => await _world.Save((await _world.File(PersonsWorld.Lin)) with { Interviews = People.File(PersonsWorld.Lin, People.Interview("lin-1", score: value)).Interviews });

    private static string Id(JsonElement dispute) => dispute.GetProperty("disputeId").GetString()!;
}
