using System.Text;
using System.Text.Json;
using HrHub.Core.Canonical;
using HrHub.Core.Inbox;
using HrHub.IntegrationTests.Persons;
using HrHub.TestKit;
using Microsoft.AspNetCore.Http;

namespace HrHub.IntegrationTests.Candidates;

/// <summary>What vendors and downstream systems do to a file is told in its history.</summary>
public sealed class DeliveredHistoryTests : IAsyncLifetime
{
    private static readonly string First = Ids.InterviewId("canonical", "iv-1"), Second = Ids.InterviewId("canonical", "iv-2");
    private StubServer _ehr = null!;
    private PersonsWorld _world = null!;
    private volatile int _answer = StatusCodes.Status200OK;

    public async Task InitializeAsync()
    {
        _ehr = await StubServer.Start();
        _ehr.OnAny(async http =>
        {
            http.Response.StatusCode = _answer;
            await http.Response.WriteAsync("""{"id":"e-1"}""");
        });
        _world = await PersonsWorld.Start(("Sync:Ehr:BaseUrl", _ehr.Address.AbsoluteUri));
    }

    public async Task DisposeAsync()
    {
        await _world.DisposeAsync();
        await _ehr.DisposeAsync();
    }

    [Fact]
    public async Task Deliveries_a_move_from_another_file_and_pushes_are_told()
    {
        const string person = """{"name":"李木子","email":"muzi@example.com"}""";
        var candidate = await Deliver("msg_1", $$"""{"vendorInterviewId":"iv-1","candidate":{{person}},"status":"scored","result":"provisional","completedAt":"2026-11-20T08:00:00Z","scoredAt":"2026-11-20T09:00:00Z"}""");
        await Deliver("msg_2", $$"""{"vendorInterviewId":"iv-1","candidate":{{person}},"status":"scored","result":"final","completedAt":"2026-11-20T08:00:00Z","scoredAt":"2026-11-20T10:00:00Z"}""");
        Assert.NotEqual(candidate, await Deliver("msg_3", """{"vendorInterviewId":"iv-2","candidate":{"name":"李木子"},"status":"invited","invitedAt":"2026-11-21T08:00:00Z"}"""));
        Assert.Equal(candidate, await Deliver("msg_4", $$"""{"vendorInterviewId":"iv-2","candidate":{{person}},"status":"started","startedAt":"2026-11-21T09:00:00Z"}"""));

        var told = await Read(candidate, "kind=delivery&kind=moved");
        Assert.Equal(
            [("An interview came over from another file", Second), ("canonical sent “started”: an update", Second), ("canonical sent “invited”: a new interview", Second), ("canonical sent “final”: the final result", First), ("canonical sent “provisional”: a provisional result", First)],
            told.OrderByDescending(entry => entry.GetProperty("kind").GetString()).ThenByDescending(entry => entry.GetProperty("at").GetDateTimeOffset()).Select(entry => (entry.GetProperty("text").GetString(), entry.GetProperty("interviewId").GetString())));

        await Eventually.Holds(async () => (await Read(candidate, "kind=pushed")).Count == 1, seconds: 30);
        Assert.Matches("^ehr has confirmed version [0-9]+$", (await Read(candidate, "kind=pushed"))[0].GetProperty("text").GetString());
        _answer = StatusCodes.Status422UnprocessableEntity;
        using var tagged = await _world.Hub.Call(Hr, "PUT", $"candidates/{candidate}/interviews/{First}/tags", """{"tags":["储备人才"]}""");
        await Eventually.Holds(async () => (await Read(candidate, "kind=pushParked")).Count == 1, seconds: 30);
        Assert.Equal("The push to ehr did not succeed and waits for a person (refused-content)", (await Read(candidate, "kind=pushParked"))[0].GetProperty("text").GetString());
    }

    private string Hr => _world.Provider.Token("hr", "hr-1");

    /// <returns>The candidate whose file it is in.</returns>
    private async Task<string> Deliver(string id, string document)
    {
        using var taken = await _world.Hub.Deliver("canonical", Encoding.UTF8.GetBytes(document), id);
        Assert.True(taken.IsSuccessStatusCode);
        var entry = InboxId.OfDelivery("canonical", id);
        await Eventually.Holds(async () => (await _world.Hub.Inbox.Find(entry, default))?.State is InboxState.Handled, seconds: 30);
        return (await _world.Hub.Inbox.Find(entry, default))!.CandidateId!;
    }

    private async Task<IReadOnlyList<JsonElement>> Read(string candidate, string query)
    {
        using var answer = await _world.Hub.Call(Hr, "GET", $"candidates/{candidate}/history?lang=en&{query}");
        return [.. (await PersonsWorld.Body(answer)).GetProperty("entries").EnumerateArray()];
    }
}
