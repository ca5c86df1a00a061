using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HrHub.Core.Audit;
using HrHub.Core.Exports.Jobs;
using HrHub.Core.Media;
using HrHub.IntegrationTests.Persons;
using HrHub.TestKit;

namespace HrHub.IntegrationTests.Exports;

/// <summary>Exports that are written in the background, over HTTP: asked for, looked at, fetched.</summary>
public sealed class ExportJobTests : IAsyncLifetime
{
    private const string Csv = ExportJobWorld.Csv;
    private ExportJobWorld _world = null!;

    private string Hr => _world.Hr;

    public async Task InitializeAsync() => _world = await ExportJobWorld.Start();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task It_is_taken_written_in_the_background_looked_at_and_fetched_with_everybody_in_it_on_the_trail()
    {
        using var ordered = await _world.Call(Hr, "POST", "exports/jobs", Csv);
        Assert.Equal(HttpStatusCode.Accepted, ordered.StatusCode);
        var job = await PersonsWorld.Body(ordered);
        var id = job.GetProperty("jobId").GetString()!;
        Assert.Equal($"/api/v1/exports/jobs/{id}", ordered.Headers.Location!.OriginalString);
        Assert.Equal(("queued", 0, 2), (job.GetProperty("state").GetString(), job.GetProperty("rows").GetInt32(), job.GetProperty("total").GetInt32()));
        Assert.Equal(("排队中", "queued"), (job.GetProperty("stateLabel").GetProperty("zh").GetString(), job.GetProperty("stateLabel").GetProperty("en").GetString()));
        using var early = await _world.Call(Hr, "GET", $"exports/jobs/{id}/file");
        await PersonsWorld.IsProblem(early, HttpStatusCode.Conflict, "export-not-ready");

        Assert.Equal(1, await _world.Write());

        var done = await _world.Look(id);
        Assert.Equal(("done", 2, 2, "csv"), (done.GetProperty("state").GetString(), done.GetProperty("rows").GetInt32(), done.GetProperty("total").GetInt32(), done.GetProperty("format").GetString()));
        Assert.Equal(TimeSpan.FromHours(24), done.GetProperty("expiresAt").GetDateTimeOffset() - done.GetProperty("finishedAt").GetDateTimeOffset());
        using var file = await _world.Call(Hr, "GET", $"exports/jobs/{id}/file");
        var bytes = await file.Content.ReadAsByteArrayAsync();
        Assert.Equal((done.GetProperty("bytes").GetInt64(), done.GetProperty("sha256").GetString()), (bytes.LongLength, Convert.ToHexStringLower(SHA256.HashData(bytes))));
        Assert.Equal(("text/csv", $"\"{done.GetProperty("sha256").GetString()}\""), (file.Content.Headers.ContentType!.MediaType, file.Headers.ETag!.Tag));
        Assert.Matches("^interviews-[0-9]{8}-[0-9]{6}[.]csv$", file.Content.Headers.ContentDisposition!.FileName!);
        var text = Encoding.UTF8.GetString(bytes);
        Assert.Matches("林小雨,.*,990[*]{11}0018,", text);
        Assert.Contains("Ada Byron", text, StringComparison.Ordinal);
        Assert.Contains(",hr-7,", text, StringComparison.Ordinal);

        var trail = (await _world.Persons.Trail(AuditEvent.HubChain)).Where(entry => entry.Record == id).ToList();
        Assert.Equal([(AuditAction.ExportOrdered, true), (AuditAction.ExportFetched, false), (AuditAction.Exported, true), (AuditAction.ExportFetched, true)], trail.Select(entry => (entry.Action, entry.Allowed)));
        Assert.All(trail, entry => Assert.Equal("hr-7", entry.Who.Id));
        Assert.Equal([PersonsWorld.Ada, PersonsWorld.Lin], trail[2].Shown!.Order());
    }

    [Fact]
    public async Task A_repeated_request_is_one_export_and_nobody_has_many_at_once()
    {
        var first = await _world.Order(Csv, key: "request-1");
        Assert.Equal(first, await _world.Order(Csv, key: "request-1"));
        Assert.NotEqual(first, await _world.Order(Csv));
        using var third = await _world.Call(Hr, "POST", "exports/jobs", Csv);
        await PersonsWorld.IsProblem(third, HttpStatusCode.Conflict, "too-many");
        Assert.Equal(2, await _world.Write());
    }

    [Fact]
    public async Task The_own_ones_are_listed_newest_first_and_anothers_do_not_exist()
    {
        var (first, second) = (await _world.Order(Csv), await _world.Order("""{"name":"林小雨","format":"jsonl"}"""));
        using var page = await _world.Call(Hr, "GET", "exports/jobs?size=1");
        var listed = await PersonsWorld.Body(page);
        Assert.Equal(second, listed.GetProperty("jobs")[0].GetProperty("jobId").GetString());
        Assert.DoesNotContain("林小雨", listed.GetRawText(), StringComparison.Ordinal);
        using var next = await _world.Call(Hr, "GET", $"exports/jobs?size=1&cursor={listed.GetProperty("nextCursor").GetString()}");
        Assert.Equal(first, (await PersonsWorld.Body(next)).GetProperty("jobs")[0].GetProperty("jobId").GetString());

        await _world.Write();
        var other = _world.Persons.Provider.Token("hr-admin", "hr-8");
        using var none = await _world.Call(other, "GET", "exports/jobs");
        Assert.Empty((await PersonsWorld.Body(none)).GetProperty("jobs").EnumerateArray());
        foreach (var (method, what) in ((string, string)[])[("GET", ""), ("GET", "/file"), ("POST", "/links"), ("DELETE", "")])
            foreach (var id in (string[])[first, "export-0123456789abcdef0123456789abcdef", "whatever-somebody-typed"])
            {
                using var answer = await _world.Call(other, method, $"exports/jobs/{id}{what}");
                await PersonsWorld.IsProblem(answer, HttpStatusCode.NotFound, "not-found");
            }
        Assert.Equal("done", (await _world.Look(first)).GetProperty("state").GetString());
        Assert.DoesNotContain(await _world.Persons.Trail(AuditEvent.HubChain), entry => entry.Record == "whatever-somebody-typed");
    }

    [Fact]
    public async Task Whoever_sees_less_today_or_has_lost_the_role_does_not_get_it()
    {
        string Head(string department) => _world.Persons.Provider.Token("department-head", "head-1", change: token => token.Claims["departments"] = department);
        using var ordered = await _world.Call(Head("HQ"), "POST", "exports/jobs", Csv);
        var id = (await PersonsWorld.Body(ordered)).GetProperty("jobId").GetString()!;
        await _world.Write();
        using var before = await _world.Call(Head("HQ"), "GET", $"exports/jobs/{id}/file");
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);

        await _world.IsGone(id, Head("HQ/Shanghai"));
        using var link = await _world.Call(Head("HQ/Shanghai"), "POST", $"exports/jobs/{id}/links");
        await PersonsWorld.IsProblem(link, HttpStatusCode.Gone, "export-gone");
        using var seen = await _world.Call(Head("HQ/Shanghai"), "GET", $"exports/jobs/{id}");
        var view = await PersonsWorld.Body(seen);
        Assert.Equal(("expired", "sightChanged"), (view.GetProperty("state").GetString(), view.GetProperty("end").GetString()));
        using var lost = await _world.Call(_world.Persons.Provider.Token("compliance", "head-1"), "GET", $"exports/jobs/{id}/file");
        await PersonsWorld.IsProblem(lost, HttpStatusCode.Forbidden, "forbidden");
        await _world.IsGone(id, _world.Persons.Provider.Token("hr", "head-1"));
    }

    [Fact]
    public async Task Only_what_is_in_sight_and_not_restricted_is_in_it()
    {
        await _world.Persons.Save(People.File("cand-hangzhou", People.Interview("hangzhou-1") with { Department = "HQ/Hangzhou" }));
        var ada = await _world.Persons.File(PersonsWorld.Ada);
        await _world.Persons.Save(ada with { Retention = ada.Retention with { Restricted = true } });
        var head = _world.Persons.Provider.Token("department-head", "head-1", change: token => token.Claims["departments"] = "HQ/Shanghai");
        using var ordered = await _world.Call(head, "POST", "exports/jobs", """{"format":"jsonl"}""");
        await _world.Write();
        using var file = await _world.Call(head, "GET", $"exports/jobs/{(await PersonsWorld.Body(ordered)).GetProperty("jobId").GetString()}/file");
        var line = Assert.Single((await file.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(PersonsWorld.Lin, JsonDocument.Parse(line).RootElement.GetProperty("interview").GetProperty("candidateId").GetString());
    }

    [Fact]
    public async Task A_link_works_in_its_browser_only_and_each_time_is_on_the_trail()
    {
        var id = await _world.Order(Csv);
        await _world.Write();
        using var made = await _world.Call(Hr, "POST", $"exports/jobs/{id}/links");
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var url = (await PersonsWorld.Body(made)).GetProperty("url").GetString()!;
        var set = made.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("httponly", set, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", set, StringComparison.OrdinalIgnoreCase);
        var cookie = set.Split(';')[0];

        Assert.Equal(HttpStatusCode.OK, await Follow(url, cookie));
        Assert.Equal(HttpStatusCode.NotFound, await Follow(url, null));
        Assert.Equal(HttpStatusCode.NotFound, await Follow(url, $"{cookie.Split('=')[0]}={new string('0', 64)}"));
        Assert.Equal(HttpStatusCode.NotFound, await Follow(url[..^20] + (url[^20] == 'A' ? 'B' : 'A') + url[^19..], cookie));
        var fetched = Assert.Single(await _world.Persons.Trail(AuditEvent.HubChain), entry => entry.Action == AuditAction.ExportFetched && entry.Record == id);
        Assert.Equal(("hr-7", "link"), (fetched.Who.Id, fetched.Why));

        using var dropped = await _world.Call(Hr, "DELETE", $"exports/jobs/{id}");
        Assert.Equal(HttpStatusCode.NotFound, await Follow(url, cookie));
    }

    [Fact]
    public async Task More_than_is_written_at_once_is_told_where_to_ask_and_more_than_a_job_may_hold_is_refused()
    {
        using var direct = await _world.Call(Hr, "GET", "exports/interviews?format=csv");
        Assert.Equal("/api/v1/exports/jobs", (await PersonsWorld.Body(direct)).GetProperty("instead").GetString());
        await PersonsWorld.IsProblem(direct, HttpStatusCode.Conflict, "too-many-rows");

        await using var small = await ExportJobWorld.Start(("Exports:RowsInJob", "1"));
        using var refused = await small.Call(small.Hr, "POST", "exports/jobs", Csv);
        await PersonsWorld.IsProblem(refused, HttpStatusCode.Conflict, "too-many-rows");
        Assert.DoesNotContain(await small.Persons.Trail(AuditEvent.HubChain), entry => entry.Action == AuditAction.ExportOrdered);
    }

    [Fact]
    public async Task The_timers_write_it_and_destroy_it()
    {
        await using var world = await PersonsWorld.Start(("Exports:WriteSchedule", "* * * * * *"), ("Exports:PurgeSchedule", "* * * * * *"));
        var hr = world.Provider.Token("hr");
        using var ordered = await world.Hub.Call(hr, "POST", "exports/jobs", """{"format":"xlsx"}""");
        var id = (await PersonsWorld.Body(ordered)).GetProperty("jobId").GetString()!;
        await Eventually.Holds(async () => (await world.Service<IExportJobs>().Find(id, default))!.State is ExportState.Done, seconds: 30);
        using var file = await world.Hub.Call(hr, "GET", $"exports/jobs/{id}/file");
        Assert.Equal("PK"u8.ToArray(), (await file.Content.ReadAsByteArrayAsync())[..2]);
        using var dropped = await world.Hub.Call(hr, "DELETE", $"exports/jobs/{id}");
        await Eventually.Holds(async () => !(await world.Service<IExportJobs>().Find(id, default))!.Holds, seconds: 30);
        Assert.Empty(await world.Service<ISealedObjects>().List($"{id}.", default));
    }

    private async Task<HttpStatusCode> Follow(string url, string? cookie)
    {
        using var http = new HttpClient(new HttpClientHandler { UseCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_world.Persons.Hub.Hub.Address, url));
        if (cookie is not null) request.Headers.TryAddWithoutValidation("Cookie", cookie);
        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }
}
