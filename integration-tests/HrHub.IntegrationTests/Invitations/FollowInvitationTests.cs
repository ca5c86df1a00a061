using System.Net;
using System.Text.Json;
using HrHub.IntegrationTests.VendorApis;
using HrHub.Pipeline.Invitations;

namespace HrHub.IntegrationTests.Invitations;

/// <summary>A vendor whose events tell only of the end is asked how far its interviews are.</summary>
public sealed class FollowInvitationTests : IAsyncLifetime
{
    private const string Terms = "\"vendor\":\"showmebug\",\"positionCode\":\"RM-01\"", Chu = """{"name":"楚云","email":"chu.yun@example.com"}""";
    private ApiStub _vendor = null!;
    private InvitationWorld _world = null!;

    public async Task InitializeAsync()
    {
        _vendor = await ApiStub.Start();
        _vendor.On("POST /oauth/token.json", """{"access_token":"t","token_type":"Bearer","expires_in":3600}""")
            .On("POST /open_api/v1/interviews", """{"errcode":0,"data":{"uid":"UID1","candidate_url":"https://www.showmebug.com/UID1"}}""");
        _world = await InvitationWorld.Start(("Vendors:Api:showmebug:BaseUrl", _vendor.Address), ("Vendors:Secrets:showmebug-api", "id:key"));
    }

    public async Task DisposeAsync()
    {
        await _world.DisposeAsync();
        await _vendor.DisposeAsync();
    }

    [Fact]
    public async Task Who_has_begun_and_who_has_ended_is_seen_before_the_vendor_tells_by_itself()
    {
        var made = await _world.Settled(await _world.InvitePerson(Chu, Terms));
        Assert.Equal("notStarted", await After("interview_opened", made));
        Assert.Equal("started", await After("interview_started", made));
        var version = (await File(made)).Version;
        Assert.Equal("started", await After("interview_started", made));
        Assert.Equal(version, (await File(made)).Version);
        await _world.Send("DELETE", InvitationWorld.AddressOf(made), HttpStatusCode.Conflict);
        Assert.Equal("completed", await After("interview_ended", made));
        // Nothing of what else the vendor said is taken, and nobody is asked once more.
        var interview = (await File(made)).Interviews.Single().Interview;
        Assert.Equal((null, null, 0), (interview.Candidate.Name, interview.Overall, interview.Provenance.Suspicions.Count));
        var asked = Asked;
        await _world.Pipeline<FollowInvitations>().Handle(default);
        Assert.Equal(asked, Asked);
    }

    [Theory]
    [InlineData(503, """{}""")]
    [InlineData(403, """{}""")]
    [InlineData(404, """{}""")]
    [InlineData(200, """{"errcode":1}""")]
    [InlineData(200, """{"errcode":0,"data":{"uid":"UID1","status":"interview_paused"}}""")]
    [InlineData(200, """{"errcode":0,"data":{"uid":"UID1"}}""")]
    public async Task What_the_vendor_does_not_say_changes_nothing(int status, string answer)
    {
        var made = await _world.Settled(await _world.InvitePerson(Chu, Terms));
        _vendor.On("GET /open_api/v1/interviews/UID1", answer, status);
        await _world.Pipeline<FollowInvitations>().Handle(default);
        Assert.Equal("notStarted", (await _world.Read(InvitationWorld.AddressOf(made))).GetProperty("progress").GetString());
    }

    [Fact]
    public async Task Whoever_asked_to_be_left_alone_is_not_asked_for()
    {
        var made = await _world.Settled(await _world.InvitePerson(Chu, Terms));
        var file = await File(made);
        await _world.Persons.Save(file with { Retention = file.Retention with { Restricted = true } });
        await _world.Pipeline<FollowInvitations>().Handle(default);
        Assert.Equal(0, Asked);
    }

    private int Asked => _vendor.Requests.Count(request => request is { Method: "GET", Path: "/open_api/v1/interviews/UID1" });

    private Task<Core.Records.CandidateFile> File(JsonElement made) => _world.Persons.File(made.GetProperty("candidateId").GetString()!);

    private async Task<string?> After(string status, JsonElement made)
    {
        _vendor.On("GET /open_api/v1/interviews/UID1", $$$"""{"errcode":0,"data":{"uid":"UID1","status":"{{{status}}}","candidate_name":"Somebody Else","rate":4}}""");
        await _world.Pipeline<FollowInvitations>().Handle(default);
        await _world.Persons.Hub.Idle();
        return (await _world.Read(InvitationWorld.AddressOf(made))).GetProperty("progress").GetString();
    }
}
