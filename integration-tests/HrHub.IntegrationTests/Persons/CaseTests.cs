using System.Net;
using HrHub.Core.Audit;
using HrHub.Core.Cases;
using HrHub.Core.Records;
using HrHub.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.IntegrationTests.Persons;

/// <summary>Requests of persons over HTTP, from the day they come in to their result.</summary>
public sealed class CaseTests : IAsyncLifetime
{
    private PersonsWorld _world = null!;

    public async Task InitializeAsync() => _world = await PersonsWorld.Start();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task A_granted_request_for_erasure_dates_from_the_day_it_came_in_and_waits_for_its_certificate()
    {
        var id = await _world.Open(_world.TokenOf(PersonsWorld.Lin), PersonsWorld.Lin, """{"kind":"erase","text":"请删除我的全部信息。"}""");
        var opened = (await _world.Cases.Find(id, default))!;
        Assert.Equal(21, (opened.DueAt - opened.OpenedAt).TotalDays);
        Assert.Null((await _world.File(PersonsWorld.Lin)).Retention.ErasureRequestedAt);

        var decided = await _world.Grant(id);

        Assert.Equal("decidedGranted", decided.GetProperty("state").GetString());
        Assert.Equal(opened.OpenedAt.ToUnixTimeMilliseconds(), (await _world.File(PersonsWorld.Lin)).Retention.ErasureRequestedAt?.ToUnixTimeMilliseconds());
        var actions = (await _world.Trail(PersonsWorld.Lin)).Where(entry => entry.Record == id).Select(entry => entry.Action);
        Assert.Equal([AuditAction.CaseOpened, AuditAction.IdentityChecked, AuditAction.CaseDecided, AuditAction.ErasureRequested], actions);

        await _world.Cases.Deidentify(PersonsWorld.Lin, "certificate-1", default);
        var done = (await _world.Cases.Find(id, default))!;
        Assert.Equal((CaseState.Done, "certificate-1", null), (done.State, done.Result, done.Texts));
        Assert.Empty(StoredBytes.FilesWith(_world.Hub.Folder, "请删除我的全部信息"));
    }

    [Fact]
    public async Task Nothing_is_decided_before_the_identity_was_checked_and_nothing_twice()
    {
        const string decision = """{"granted":false,"reason":"Not the person."}""";
        var id = await _world.Open(_world.Compliance, PersonsWorld.Lin, """{"kind":"erase"}""");
        using var early = await _world.Hub.Call(_world.Compliance, "POST", $"cases/{id}/decision", decision);
        await PersonsWorld.IsProblem(early, HttpStatusCode.Conflict, "identity-not-checked");

        (await _world.Hub.Call(_world.Compliance, "POST", $"cases/{id}/identity-check", """{"how":"By telephone."}""")).Dispose();
        using var refused = await _world.Hub.Call(_world.Compliance, "POST", $"cases/{id}/decision", decision);
        Assert.Equal("decidedRefused", (await PersonsWorld.Body(refused)).GetProperty("state").GetString());
        Assert.Null((await _world.File(PersonsWorld.Lin)).Retention.ErasureRequestedAt);

        using var again = await _world.Hub.Call(_world.Compliance, "POST", $"cases/{id}/decision", """{"granted":true,"reason":"After all."}""");
        await PersonsWorld.IsProblem(again, HttpStatusCode.Conflict, "case-decided");
    }

    [Fact]
    public async Task Whoever_read_an_older_version_is_told_so()
    {
        var id = await _world.Open(_world.Compliance, PersonsWorld.Lin, """{"kind":"restrict"}""");
        using var read = await _world.Hub.Call(_world.Compliance, "GET", $"cases/{id}");
        var tag = read.Headers.ETag!.Tag;
        using var first = await _world.Hub.Call(_world.Compliance, "POST", $"cases/{id}/identity-check", """{"how":"In person."}""", tag);
        using var second = await _world.Hub.Call(_world.Compliance, "POST", $"cases/{id}/identity-check", """{"how":"In person."}""", tag);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        await PersonsWorld.IsProblem(second, HttpStatusCode.PreconditionFailed, "stale-etag");
    }

    [Fact]
    public async Task A_correction_wins_over_the_vendors_and_finds_the_person_from_then_on()
    {
        var id = await _world.Open(_world.TokenOf(PersonsWorld.Lin), PersonsWorld.Lin, """{"kind":"correct","wanted":{"name":"林晓雨","phone":"13900139000"}}""");
        var decided = await _world.Grant(id);

        Assert.Equal(("done", "corrected"), (decided.GetProperty("state").GetString(), decided.GetProperty("result").GetString()));
        var file = await _world.File(PersonsWorld.Lin);
        Assert.Equal(("林晓雨", "13900139000", "xiaoyu.lin@example.com"), (file.Identity.Name, file.Identity.Phone, file.Identity.Email));
        Assert.Equal([("林小雨", "officer-1"), ("13800138000", "officer-1")], file.Corrections.Select(correction => (correction.Before!, correction.By)));
        var heard = file.With(file.Interviews[0] with { Tags = ["seen"] });
        Assert.Equal("林晓雨", heard.Identity.Name);
        Assert.Empty(StoredBytes.FilesWith(_world.Hub.Folder, "林晓雨"));

        var keys = _world.Hub.Hub.Api.GetRequiredService<Core.Keys.KeyRing>();
        var index = _world.Hub.Hub.Api.GetRequiredService<ICandidateIndex>();
        Assert.Equal(PersonsWorld.Lin, await index.Find($"phone:{(await keys.BlindIndexes(default)).Current.Phone("13900139000")}", default));
        Assert.Single((await _world.Hub.Files.Search(new() { NameTokens = (await keys.BlindIndexes(default)).NameQuery("林晓雨") }, default)).Hits);
    }

    [Fact]
    public async Task A_candidate_sees_the_own_cases_and_knows_nothing_of_others()
    {
        var lins = await _world.Open(_world.TokenOf(PersonsWorld.Lin), PersonsWorld.Lin, """{"kind":"access"}""");
        var adas = await _world.Open(_world.Compliance, PersonsWorld.Ada, """{"kind":"access"}""");
        await _world.Grant(adas);
        var lin = _world.TokenOf(PersonsWorld.Lin);

        using var own = await _world.Hub.Call(lin, "GET", $"cases/{lins}");
        using var other = await _world.Hub.Call(lin, "GET", $"cases/{adas}");
        using var archive = await _world.Hub.Call(lin, "GET", $"cases/{adas}/archive");
        using var missing = await _world.Hub.Call(lin, "GET", "cases/case-nobody");
        using var forAda = await _world.Hub.Call(lin, "POST", $"candidates/{PersonsWorld.Ada}/cases", """{"kind":"erase"}""");
        using var list = await _world.Hub.Call(lin, "GET", "cases");

        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        foreach (var answer in new[] { other, archive, missing, forAda }) await PersonsWorld.IsProblem(answer, HttpStatusCode.NotFound, "not-found");
        Assert.Equal(lins, Assert.Single((await PersonsWorld.Body(list)).GetProperty("cases").EnumerateArray()).GetProperty("caseId").GetString());
        var refusals = (await _world.Trail(PersonsWorld.Ada)).Where(entry => !entry.Allowed).ToList();
        Assert.Equal([AuditAction.Read, AuditAction.Exported, AuditAction.CaseOpened], refusals.Select(entry => entry.Action));
        Assert.All(refusals, entry => Assert.Equal((PersonsWorld.Lin, "network"), (entry.Who.Id, entry.Who.From)));
    }

    [Fact]
    public async Task A_login_keeps_its_file_after_two_files_turned_out_to_be_one()
    {
        await _world.Save((await _world.File(PersonsWorld.Ada)) with { MergedInto = PersonsWorld.Lin });
        var id = await _world.Open(_world.TokenOf(PersonsWorld.Ada), PersonsWorld.Ada, """{"kind":"access"}""");

        using var answer = await _world.Hub.Call(_world.TokenOf(PersonsWorld.Ada), "GET", $"cases/{id}");

        Assert.Equal(PersonsWorld.Lin, (await PersonsWorld.Body(answer)).GetProperty("candidateId").GetString());
    }

    [Fact]
    public async Task Cases_are_listed_by_state_and_due_date_page_by_page_without_their_texts()
    {
        var erase = await _world.Open(_world.Compliance, PersonsWorld.Lin, """{"kind":"erase","text":"林小雨 asks"}""");
        var access = await _world.Open(_world.Compliance, PersonsWorld.Ada, """{"kind":"access"}""");
        await _world.Grant(erase);

        using var open = await _world.Hub.Call(_world.Compliance, "GET", "cases?state=open");
        using var soon = await _world.Hub.Call(_world.Compliance, "GET", "cases?due=2020-01-01");
        using var first = await _world.Hub.Call(_world.Compliance, "GET", "cases?size=1");
        var page = await PersonsWorld.Body(first);
        using var second = await _world.Hub.Call(_world.Compliance, "GET", $"cases?size=1&cursor={page.GetProperty("nextCursor").GetString()}");

        Assert.Equal(access, (await PersonsWorld.Body(open)).GetProperty("cases")[0].GetProperty("caseId").GetString());
        Assert.Empty((await PersonsWorld.Body(soon)).GetProperty("cases").EnumerateArray());
        var next = (await PersonsWorld.Body(second)).GetProperty("cases")[0].GetProperty("caseId").GetString();
        Assert.Equal(new[] { erase, access }.Order(), new[] { page.GetProperty("cases")[0].GetProperty("caseId").GetString(), next }.Order());
        Assert.DoesNotContain("林小雨", page.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("state=done-ish", "state")]
    [InlineData("state=7", "state")]
    [InlineData("due=soon", "due")]
    [InlineData("size=201", "size")]
    [InlineData("size=%2B5", "size")]
    [InlineData("size=%205", "size")]
    [InlineData("state=open&state=done", "state")]
    [InlineData("due=10:00", "due")]
    [InlineData("cursor=x", "cursor")]
    [InlineData("nmae=x", "nmae")]
    public async Task A_filter_that_is_wrong_is_refused_with_its_name(string query, string field)
    {
        using var answer = await _world.Hub.Call(_world.Compliance, "GET", $"cases?{query}");
        await PersonsWorld.IsProblem(answer, HttpStatusCode.BadRequest, "bad-request");
        Assert.Equal(field, (await PersonsWorld.Body(answer)).GetProperty("field").GetString());
    }

    [Theory]
    [InlineData("{}", "kind")]
    [InlineData("""{"kind":"forget"}""", "kind")]
    [InlineData("""{"kind":"correct"}""", "wanted")]
    [InlineData("""{"kind":"erase","wanted":{"name":"x"}}""", "wanted")]
    [InlineData("""{"kind":"correct","wanted":{"name":" "}}""", "wanted")]
    public async Task A_request_that_is_incomplete_opens_no_case(string body, string field)
    {
        using var answer = await _world.Hub.Call(_world.Compliance, "POST", $"candidates/{PersonsWorld.Lin}/cases", body);
        await PersonsWorld.IsProblem(answer, HttpStatusCode.BadRequest, "bad-request");
        Assert.Equal(field, (await PersonsWorld.Body(answer)).GetProperty("field").GetString());
        Assert.Empty(await _world.Cases.Of(PersonsWorld.Lin, default));
    }

    [Fact]
    public async Task A_decision_whose_effect_a_crash_interrupted_is_finished_by_the_timer()
    {
        var id = await _world.Open(_world.Compliance, PersonsWorld.Lin, """{"kind":"restrict"}""");
        var opened = (await _world.Cases.Find(id, default))!;
        var decided = opened with { State = CaseState.DecidedGranted, DecidedBy = "officer-1", Version = 2 };
        Assert.True(await _world.Cases.Save(decided, new() { Chain = PersonsWorld.Lin, Who = Core.Access.Caller.Hub("test"), Action = AuditAction.CaseDecided }, default));

        Assert.Equal(0, await _world.Hub.Hub.Pipeline.GetRequiredService<FinishCases>().Handle(default));

        Assert.True((await _world.File(PersonsWorld.Lin)).Retention.Restricted);
        Assert.Equal((CaseState.Done, "restricted"), ((await _world.Cases.Find(id, default))!.State, (await _world.Cases.Find(id, default))!.Result));
    }
}
