using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;
using HrHub.IntegrationTests.Persons;
using HrHub.TestKit;
using Microsoft.AspNetCore.Http;

namespace HrHub.IntegrationTests.Disputes;

/// <summary>What a decision brings about outside the hub, and among people who decide at once.</summary>
public sealed class DecisionTests : IAsyncLifetime
{
    private static readonly string Disputes = $"candidates/{PersonsWorld.Lin}/interviews/{Ids.InterviewId("canonical", "lin-1")}/disputes";
    private readonly ConcurrentQueue<string> _pushed = new();
    private readonly ConcurrentQueue<string> _told = new();
    private StubServer _outside = null!;
    private PersonsWorld _world = null!;

    public async Task InitializeAsync()
    {
        _outside = await StubServer.Start();
        _outside.On($"/candidates/{PersonsWorld.Lin}", http => Keep(http, _pushed, """{"id":"e-1"}"""));
        _outside.On("/mail", http => Keep(http, _told, ""));
        _world = await PersonsWorld.Start(("Sync:Ehr:BaseUrl", _outside.Address.AbsoluteUri), ("Notices:Url", new Uri(_outside.Address, "/mail").ToString()), ("Notices:Secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), ("Disputes:Schedule", "* * * * * *"));
    }

    public async Task DisposeAsync()
    {
        await _world.DisposeAsync();
        await _outside.DisposeAsync();
    }

    [Fact]
    public async Task A_correction_reaches_the_EHR_and_the_feed_and_those_concerned_are_told()
    {
        var id = await Open();
        await Eventually.Holds(() => _told.Any(notice => notice.Contains("dispute.assigned", StringComparison.Ordinal) && notice.Contains("hr-disputes", StringComparison.Ordinal)), seconds: 30);
        using var decided = await _world.Hub.Call(Hr(1), "POST", $"disputes/{id}/decision", """{"decision":"corrected","explanation":"Counted again.","score":91}""");
        Assert.Equal(HttpStatusCode.OK, decided.StatusCode);

        var version = (await _world.File(PersonsWorld.Lin)).Version;
        await Eventually.Holds(() => _pushed.Any(push => push.Contains("\"scaled\":91", StringComparison.Ordinal)), seconds: 30);
        await Eventually.Holds(() => _told.Any(notice => notice.Contains("dispute.decided", StringComparison.Ordinal) && notice.Contains($"\"to\":\"{PersonsWorld.Lin}\"", StringComparison.Ordinal)), seconds: 30);
        using var changes = await _world.Hub.Call(_world.Provider.Token("system", "reader-1"), "GET", "changes");
        var change = Assert.Single((await PersonsWorld.Body(changes)).GetProperty("changes").EnumerateArray(), one => one.GetProperty("candidateId").GetString() == PersonsWorld.Lin);
        Assert.Equal(version, change.GetProperty("version").GetInt64());
        // Neither what was said nor who it is leaves through the hook.
        foreach (var personal in new[] { "林小雨", "Too low", "Counted again", "13800138000" }) Assert.All(_told, notice => Assert.DoesNotContain(personal, notice, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_eight_who_decide_at_once_one_does()
    {
        var id = await Open();
        var answers = await Task.WhenAll(Enumerable.Range(1, 8).Select(number => _world.Hub.Call(Hr(number), "POST", $"disputes/{id}/decision", JsonSerializer.Serialize(new { decision = "corrected", explanation = $"By {number}.", score = 90 + number }))));
        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.OK);
        Assert.Equal(7, answers.Count(answer => answer.StatusCode is HttpStatusCode.Conflict));
        var interview = (await _world.File(PersonsWorld.Lin)).Interviews.Single();
        var revision = Assert.Single(interview.Revisions);
        Assert.Equal((interview.Dispute(id)!.DecidedBy, interview.Interview.Overall!.Value), (revision.By, (double?)revision.New!["value"]));
        Assert.Single(await _world.Trail(PersonsWorld.Lin), entry => entry is { Action: AuditAction.DisputeDecided, Allowed: true });
        foreach (var answer in answers) answer.Dispose();
    }

    private async Task<string> Open()
    {
        using var answer = await _world.Hub.Call(_world.TokenOf(PersonsWorld.Lin), "POST", Disputes, """{"field":"overall","reason":"Too low."}""");
        return (await PersonsWorld.Body(answer)).GetProperty("disputeId").GetString()!;
    }

    private string Hr(int number) => _world.Provider.Token("hr", $"hr-{number}");

    private static async Task Keep(HttpContext http, ConcurrentQueue<string> kept, string answer)
    {
        using var reader = new StreamReader(http.Request.Body);
        kept.Enqueue(await reader.ReadToEndAsync());
        await http.Response.WriteAsync(answer);
    }
}
