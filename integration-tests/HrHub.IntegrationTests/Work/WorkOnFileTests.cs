using System.Net;
using System.Text.Json;
using HrHub.Core.Audit;
using HrHub.Core.Employees;
using HrHub.Core.Keys;
using HrHub.Core.Records;
using HrHub.IntegrationTests.Persons;
using HrHub.TestKit;

namespace HrHub.IntegrationTests.Work;

/// <summary>What HR does with a file, over HTTP.</summary>
public sealed class WorkOnFileTests : IAsyncLifetime
{
    private const string Lin = $"candidates/{PersonsWorld.Lin}";
    private PersonsWorld _world = null!;
    private string _interview = null!;

    public async Task InitializeAsync()
    {
        _world = await PersonsWorld.Start();
        _interview = (await _world.File(PersonsWorld.Lin)).Interviews[0].Interview.InterviewId;
    }

    public async Task DisposeAsync() => await _world.DisposeAsync();

    private string Hr => _world.Provider.Token("hr", "hr-1");

    [Fact]
    public async Task A_text_is_corrected_what_was_there_is_kept_and_a_late_part_does_not_undo_it()
    {
        using var answer = await Call(Hr, "PATCH", $"interviews/{_interview}/texts", """{"texts":[{"field":"transcript[0].text","value":"我带过六个人的团队。"}],"why":"heard again"}""");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        var file = await _world.File(PersonsWorld.Lin);
        Assert.Equal("我带过六个人的团队。", file.Interviews[0].Interview.Transcript[0].Text);
        using var history = await Call(_world.Provider.Token("department-head", "head-1"), "GET", $"interviews/{_interview}/revisions");
        var revision = Assert.Single((await PersonsWorld.Body(history)).GetProperty("revisions").EnumerateArray());
        Assert.Equal(("transcript[0].text", "我带过五个人的团队，把存款做到了三千万。", "我带过六个人的团队。", "hr-1", "heard again"),
            (Text(revision, "field"), Text(revision, "old"), Text(revision, "new"), Text(revision, "by"), Text(revision, "why")));
        Assert.Contains(await _world.Trail(PersonsWorld.Lin), entry => entry is { Action: AuditAction.TextCorrected, Who.Id: "hr-1", FieldClass: "texts" } && entry.Record == _interview);
    }

    [Theory]
    [InlineData("overall.value", "90", "texts[0].field")]
    [InlineData("dimensions[logic].score", "90", "texts[0].field")]
    [InlineData("candidate.name", "x", "texts[0].field")]
    [InlineData("transcript[7].text", "x", "texts[0].field")]
    [InlineData("recommendation", "x", "texts[0].field")]
    [InlineData("transcript[0].text", "", "texts[0].value")]
    public async Task What_is_a_score_an_identity_or_not_there_is_no_text_to_correct(string field, string value, string wrong)
    {
        using var answer = await Call(Hr, "PATCH", $"interviews/{_interview}/texts", JsonSerializer.Serialize(new { texts = new[] { new { field, value } } }));
        await PersonsWorld.IsProblem(answer, HttpStatusCode.BadRequest, "bad-request");
        Assert.Equal(wrong, (await PersonsWorld.Body(answer)).GetProperty("field").GetString());
        Assert.Empty((await _world.File(PersonsWorld.Lin)).Interviews[0].Revisions);
    }

    [Theory]
    [InlineData("candidate")]
    [InlineData("department-head")]
    public async Task Neither_the_candidate_nor_a_department_head_corrects(string role)
    {
        var token = role == "candidate" ? _world.TokenOf(PersonsWorld.Lin) : _world.Provider.Token(role);
        using var answer = await Call(token, "PATCH", $"interviews/{_interview}/texts", """{"texts":[{"field":"transcript[0].text","value":"x"}]}""");
        await PersonsWorld.IsProblem(answer, HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task Whoever_saw_an_older_version_changes_nothing()
    {
        using var read = await Call(Hr, "GET", "stage");
        var seen = read.Headers.ETag!.Tag;
        (await Call(Hr, "PUT", $"interviews/{_interview}/tags", """{"tags":["储备人才"]}""", seen)).Dispose();
        (string Method, string Path, string? Body)[] late =
        [
            ("PATCH", $"interviews/{_interview}/texts", """{"texts":[{"field":"transcript[0].text","value":"x"}]}"""),
            ("PUT", $"interviews/{_interview}/tags", """{"tags":[]}"""), ("POST", "stage", """{"to":"human-interview"}"""),
        ];
        foreach (var (method, path, body) in late)
        {
            using var answer = await Call(Hr, method, path, body, seen);
            await PersonsWorld.IsProblem(answer, HttpStatusCode.PreconditionFailed, "stale-etag");
        }
        var file = await _world.File(PersonsWorld.Lin);
        Assert.Equal((CandidateFile.FirstStage, "储备人才"), (file.Stage, file.Interviews[0].Tags.Single()));
    }

    [Fact]
    public async Task Tags_are_found_by_a_search_and_hold_nothing_that_leads_to_a_person()
    {
        using var set = await Call(Hr, "PUT", $"interviews/{_interview}/tags", """{"tags":["储备人才","Tier 1","储备人才"]}""");
        Assert.Equal(["Tier 1", "储备人才"], (await PersonsWorld.Body(set)).GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));
        using var found = await _world.Hub.Call(Hr, "POST", "search", """{"tags":["Tier 1"]}""");
        Assert.Equal(PersonsWorld.Lin, Assert.Single((await PersonsWorld.Body(found)).GetProperty("items").EnumerateArray()).GetProperty("candidateId").GetString());

        foreach (var tag in (string[])["林小雨很好", "13800138000", "990101 1999", "a@b.cn", "", "<b>", new string('x', 31)])
        {
            using var refused = await Call(Hr, "PUT", $"interviews/{_interview}/tags", JsonSerializer.Serialize(new { tags = new[] { tag } }));
            await PersonsWorld.IsProblem(refused, HttpStatusCode.BadRequest, "bad-request");
        }
        using var presets = await _world.Hub.Call(Hr, "GET", "tags");
        Assert.Contains("储备人才", (await PersonsWorld.Body(presets)).GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));
    }

    [Fact]
    public async Task A_comment_is_its_author_s_and_lies_sealed()
    {
        var head = _world.Provider.Token("department-head", "head-1");
        using var added = await Call(head, "POST", "comments", """{"text":"MARK-COMMENT 很有潜力"}""");
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        var path = $"comments/{(await PersonsWorld.Body(added)).GetProperty("comment").GetProperty("commentId").GetString()}";

        using var strange = await Call(Hr, "PUT", path, """{"text":"x"}""");
        await PersonsWorld.IsProblem(strange, HttpStatusCode.Forbidden, "forbidden");
        using var edited = await Call(head, "PUT", path, """{"text":"MARK-COMMENT 潜力很大"}""");
        using var listed = await Call(Hr, "GET", "comments");
        var shown = Assert.Single((await PersonsWorld.Body(listed)).GetProperty("comments").EnumerateArray());
        Assert.Equal(("MARK-COMMENT 潜力很大", "head-1"), (Text(shown, "text"), Text(shown, "by")));
        Assert.True(shown.TryGetProperty("editedAt", out _));
        Assert.DoesNotContain(Directory.EnumerateFiles(_world.Hub.Folder, "*.db*", SearchOption.AllDirectories).Where(path => !path.EndsWith(".alive", StringComparison.Ordinal)), path => Read(path).AsSpan().IndexOf("MARK-COMMENT"u8) >= 0);

        using var deleted = await Call(head, "DELETE", path);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Empty((await _world.File(PersonsWorld.Lin)).Work.Comments);
        Assert.Equal([AuditAction.Commented, AuditAction.CommentChanged, AuditAction.CommentDeleted], (await _world.Trail(PersonsWorld.Lin)).Where(entry => entry.Who.Id == "head-1" && entry.Allowed).Select(entry => entry.Action));
    }

    [Fact]
    public async Task A_comment_on_an_interview_out_of_sight_is_out_of_sight()
    {
        await _world.Save((await _world.File(PersonsWorld.Lin)).With(new InterviewFile { Interview = People.Interview("lin-2") with { Department = "HQ/Beijing" }, Parts = [], Folder = "" }));
        var other = (await _world.File(PersonsWorld.Lin)).Interviews.Single(interview => interview.Interview.Department == "HQ/Beijing").Interview.InterviewId;
        (await Call(Hr, "POST", "comments", JsonSerializer.Serialize(new { text = "Only Beijing", interviewId = other }))).Dispose();
        var head = _world.Provider.Token("department-head", "head-1", change: token => token.Claims["departments"] = "HQ/Shanghai");
        using var listed = await Call(head, "GET", "comments");
        Assert.Empty((await PersonsWorld.Body(listed)).GetProperty("comments").EnumerateArray());
        using var refused = await Call(head, "POST", "comments", JsonSerializer.Serialize(new { text = "x", interviewId = other }));
        await PersonsWorld.IsProblem(refused, HttpStatusCode.BadRequest, "bad-request");
    }

    [Fact]
    public async Task Somebody_goes_through_all_stages_back_once_with_a_reason_and_is_hired_under_a_number_that_nobody_else_gets()
    {
        foreach (var stage in (string[])["human-interview", "background-check"]) Assert.Equal(HttpStatusCode.OK, (await Move(stage)).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await Move("hired")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Move("human-interview")).Status);
        Assert.Equal(HttpStatusCode.OK, (await Move("human-interview", "one more talk")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await Move("offer")).Status);
        Assert.Contains("/human-interview/", (await _world.File(PersonsWorld.Lin)).Interviews[0].Folder, StringComparison.Ordinal);
        using (var early = await Call(Hr, "POST", "hiring", """{"employeeNumber":"E-1001"}""")) await PersonsWorld.IsProblem(early, HttpStatusCode.Conflict, "stage-out-of-order");
        foreach (var stage in (string[])["background-check", "offer"]) Assert.Equal(HttpStatusCode.OK, (await Move(stage)).Status);

        using var hired = await Call(Hr, "POST", "hiring", """{"employeeNumber":"E-1001"}""");
        var view = await PersonsWorld.Body(hired);
        Assert.Equal(("hired", "E-1001", 6), (Text(view, "stage"), Text(view, "employeeNumber"), view.GetProperty("moves").GetArrayLength()));
        var file = await _world.File(PersonsWorld.Lin);
        Assert.Equal(("hired", "E-1001"), (file.Stage, file.EmployeeNumber));
        Assert.NotNull(file.Retention.HiredAt);
        Assert.NotEqual("", file.StampedBy);
        Assert.Contains("/hired/", file.Interviews[0].Folder, StringComparison.Ordinal);

        await _world.Save((await _world.File(PersonsWorld.Ada)) with { Stage = "offer" });
        using var second = await _world.Hub.Call(Hr, "POST", $"candidates/{PersonsWorld.Ada}/hiring", """{"employeeNumber":"E-1001"}""");
        await PersonsWorld.IsProblem(second, HttpStatusCode.Conflict, "employee-number-taken");
        Assert.Null((await _world.File(PersonsWorld.Ada)).EmployeeNumber);
        using var kpi = await _world.Hub.Call(_world.Provider.Token("system"), "PUT", "employees/E-1001/kpis", """{"rows":[{"period":"2026-Q4","code":"deposits","value":7}]}""");
        Assert.True(kpi.IsSuccessStatusCode, await kpi.Content.ReadAsStringAsync());
        Assert.Single((await _world.File(PersonsWorld.Lin)).Results.Kpis);
    }

    [Fact]
    public async Task A_mistyped_number_is_given_to_whom_it_belongs_once_the_other_person_has_the_right_one()
    {
        foreach (var person in (string[])[PersonsWorld.Lin, PersonsWorld.Ada]) await _world.Save((await _world.File(person)) with { Stage = "offer" });
        // As a hiring leaves it that lost its race: the number is claimed, and no file names it.
        foreach (var key in EmployeeKeys.Of("E-2", await _world.Service<KeyRing>().BlindIndexes(default))) await _world.Service<ICandidateIndex>().Claim(key, PersonsWorld.Lin, default);

        using (var early = await Hire(PersonsWorld.Ada, "E-2")) await PersonsWorld.IsProblem(early, HttpStatusCode.Conflict, "employee-number-taken");
        using (var right = await Hire(PersonsWorld.Lin, "E-1")) Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        using (var hired = await Hire(PersonsWorld.Ada, "E-2")) Assert.Equal(HttpStatusCode.OK, hired.StatusCode);
        Assert.Equal("E-2", (await _world.File(PersonsWorld.Ada)).EmployeeNumber);
        using var kpi = await _world.Hub.Call(_world.Provider.Token("system"), "PUT", "employees/E-2/kpis", """{"rows":[{"period":"2026-Q4","code":"deposits","value":7}]}""");
        Assert.True(kpi.IsSuccessStatusCode, await kpi.Content.ReadAsStringAsync());
        Assert.Single((await _world.File(PersonsWorld.Ada)).Results.Kpis);
    }

    [Fact]
    public async Task Of_many_who_take_a_mistyped_number_over_at_once_one_gets_it()
    {
        foreach (var key in EmployeeKeys.Of("E-2", await _world.Service<KeyRing>().BlindIndexes(default))) await _world.Service<ICandidateIndex>().Claim(key, PersonsWorld.Lin, default);
        await _world.Save((await _world.File(PersonsWorld.Lin)) with { Stage = "hired", EmployeeNumber = "E-1" });
        var people = Enumerable.Range(1, 6).Select(number => $"cand-{number}").ToList();
        foreach (var person in people) await _world.Save(People.File(person, People.Interview($"of-{person}", People.Ada)) with { Stage = "offer" });

        var answers = await Task.WhenAll(people.Select(person => Hire(person, "E-2")));
        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.OK);
        Assert.Equal(5, answers.Count(answer => answer.StatusCode is HttpStatusCode.Conflict));
        var files = await Task.WhenAll(people.Select(_world.File));
        Assert.Single(files, file => file.EmployeeNumber == "E-2");
        foreach (var answer in answers) answer.Dispose();
    }

    private Task<HttpResponseMessage> Hire(string person, string number) => _world.Hub.Call(Hr, "POST", $"candidates/{person}/hiring", JsonSerializer.Serialize(new { employeeNumber = number }));

    private async Task<(HttpStatusCode Status, string Body)> Move(string to, string? why = null)
    {
        using var answer = await Call(Hr, "POST", "stage", JsonSerializer.Serialize(new { to, why }));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private Task<HttpResponseMessage> Call(string token, string method, string path, string? json = null, string? ifMatch = null) => _world.Hub.Call(token, method, $"{Lin}/{path}", json, ifMatch);

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static byte[] Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
