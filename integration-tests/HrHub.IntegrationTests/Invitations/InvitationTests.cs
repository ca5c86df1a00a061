using System.Net;
using System.Text;
using System.Text.Json;
using HrHub.IntegrationTests.Persons;
using HrHub.IntegrationTests.Systems;
using HrHub.Pipeline.Competencies;
using HrHub.Pipeline.Invitations;
using Microsoft.AspNetCore.Http;

namespace HrHub.IntegrationTests.Invitations;

/// <summary>From the competency model to the scored interview, through HTTP, against a vendor that is a stub.</summary>
public sealed class InvitationTests : IAsyncLifetime
{
    private InvitationWorld _world = null!;

    public async Task InitializeAsync() => _world = await InvitationWorld.Start();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task HR_invites_the_candidate_gets_a_link_and_the_interview_goes_its_way()
    {
        var vendor = await _world.Model();
        Assert.Equal(("ribbon", "flow-1", 1), (vendor.GetProperty("vendor").GetString(), vendor.GetProperty("vendorId").GetString(), vendor.GetProperty("taken").GetInt32()));

        var made = await _world.Settled(await _world.Invite());
        Assert.Equal(("made", "notStarted", InvitationWorld.Link, 1), (Text(made, "state"), Text(made, "progress"), Text(made, "link"), made.GetProperty("modelVersion").GetInt32()));
        Assert.Equal("""{"interview_flow_id":"flow-1","interviewee_email_address":"xiaoyu.lin@example.com","interviewee_first_name":"林小雨"}""", Unescaped(_world.Vendor.Requests.Single(request => request.Path == "/v1/interviews").Body));
        Assert.Contains("\"notStarted\":1,", await Progress(), StringComparison.Ordinal);

        await Deliver("interview_processed", """{"interview_id":"rib-1","interview_flow_id":"flow-1","status":"completed","interview_data":{"summary":"Clear.","scores":{"communication":80}}}""");
        made = await _world.Settled(made);
        Assert.Equal("scored", Text(made, "progress"));
        Assert.Contains("\"scored\":1,", await Progress(), StringComparison.Ordinal);
        var interview = (await _world.Persons.File(PersonsWorld.Lin)).Find(Text(made, "interviewId")!)!.Interview;
        Assert.Equal(("RM-01", "2027-spring", "HQ/Shanghai", 4), (interview.Position!.Code, interview.Batch, interview.Department, interview.Provenance.Deliveries.Count));
        Assert.True(interview.Provenance.PayloadAuthenticated);
    }

    [Fact]
    public async Task The_mail_system_is_told_of_ids_only_and_reads_the_rest_with_its_own_token()
    {
        await _world.Model();
        var made = await _world.Settled(await _world.Invite());
        var told = Assert.Single(_world.Mail.Got);
        Assert.True(EventReceiver.IsSignedBy(told, InvitationWorld.Secret));
        var body = Encoding.UTF8.GetString(told.Body);
        foreach (var secret in (string[])["林", "xiaoyu", "13800138000", "http"]) Assert.DoesNotContain(secret, body, StringComparison.Ordinal);
        Assert.Equal($$"""{"candidateId":"{{PersonsWorld.Lin}}","invitationId":"{{Text(made, "invitationId")}}","number":0}""", JsonDocument.Parse(body).RootElement.GetProperty("data").GetRawText());

        var read = await _world.Read($"{InvitationWorld.Route}/{Text(made, "invitationId")}", _world.Persons.Provider.Token("system", "mail"));
        Assert.Equal(("林小雨", "xiaoyu.lin@example.com", InvitationWorld.Link), (Text(read, "name"), Text(read, "email"), Text(read, "link")));
        Assert.Null(Text(made, "email"));
        using var other = await _world.Persons.Hub.Call(_world.Persons.Provider.Token("system", "ehr", change: token => token.Claims["scope"] = "candidates.read"), "GET", InvitationWorld.Route);
        await PersonsWorld.IsProblem(other, HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task Mail_that_is_not_taken_is_told_again_under_the_same_id_and_the_vendor_is_asked_once()
    {
        await _world.Model();
        _world.Mail.Answers.Enqueue(HttpStatusCode.ServiceUnavailable);
        var made = await _world.Settled(await _world.Invite());
        await TestKit.Eventually.Holds(async () => (made = await _world.Settled(made)).GetProperty("mails").GetArrayLength() == 1, seconds: 30);
        Assert.Equal(2, _world.Mail.Got.Count);
        Assert.Equal(_world.Mail.Got[0].Id, _world.Mail.Got[1].Id);
        Assert.Equal(1, Asked);
    }

    [Fact]
    public async Task Who_has_not_begun_is_reminded_until_reminders_end_or_the_interview_begins()
    {
        await _world.Model();
        await _world.Settled(await _world.Invite());
        await Remind();
        Assert.Single(_world.Mail.Got);
        for (var reminder = 1; reminder <= 3; reminder++)
        {
            await _world.Earlier(days: 3);
            await Remind();
            await Remind();
            Assert.Equal(1 + Math.Min(reminder, 2), _world.Mail.Got.Count);
        }
        Assert.Equal(3, _world.Mail.Got.Select(told => told.Id).Distinct().Count());
        Assert.All(_world.Mail.Got.Skip(1), told => Assert.Contains("invitation.reminder", Encoding.UTF8.GetString(told.Body), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_asked_for_no_mail_and_whoever_has_begun_is_not_written_to()
    {
        await _world.Model();
        await _world.Settled(await _world.Invite(sendMail: false));
        await _world.Earlier(days: 3);
        await Remind();
        Assert.Empty(_world.Mail.Got);
    }

    [Fact]
    public async Task The_same_request_under_the_same_key_is_one_invitation()
    {
        await _world.Model();
        var (first, second) = (await _world.Invite(key: "request-1"), await _world.Invite(key: "request-1"));
        await _world.Settled(first);
        Assert.Equal(Text(first, "invitationId"), Text(second, "invitationId"));
        await _world.Invite(key: "request-1", sendMail: false, status: HttpStatusCode.UnprocessableEntity);
        Assert.Equal(1, Asked);
        Assert.NotEqual(Text(first, "invitationId"), Text(await _world.Invite(key: "request-2"), "invitationId"));
        Assert.Equal(2, (await _world.Read(InvitationWorld.Route)).GetProperty("invitations").GetArrayLength());
    }

    [Fact]
    public async Task Where_nobody_knows_whether_it_was_made_the_vendor_is_not_asked_again()
    {
        await _world.Model();
        _world.Vendor.On("POST /v1/interviews", 500);
        var invited = await _world.Invite();
        Assert.Equal(("failed", "outcome-unknown"), await Outcome(invited));
        await _world.Again(invited);
        Assert.Equal(1, Asked);
    }

    [Fact]
    public async Task A_vendor_that_is_busy_is_asked_again()
    {
        await _world.Model();
        var tries = 0;
        _world.Vendor.On("POST /v1/interviews", http =>
        {
            http.Response.StatusCode = ++tries == 1 ? 503 : 200;
            return tries == 1 ? Task.CompletedTask : http.Response.WriteAsync($$"""{"interview_id":"rib-1","interview_link":"{{InvitationWorld.Link}}"}""");
        });
        Assert.Equal(("made", null), await Outcome(await _world.Invite()));
        Assert.Equal(2, Asked);
    }

    [Theory]
    [InlineData("nobody", "unknown-vendor")]
    [InlineData("micro1", "no-invitations")]
    [InlineData("ribbon", "no-model")]
    public async Task Why_there_is_no_interview_is_told(string vendor, string because) => Assert.Equal(("failed", because), await Outcome(await _world.Invite(vendor)));

    [Fact]
    public async Task A_refused_model_is_told_and_only_a_new_version_is_sent()
    {
        _world.Vendor.On("POST /v1/interview-flows", 422);
        Assert.Equal("status", Text(await _world.Model(), "because"));
        await _world.Pipeline<PushModels>().Handle(default);
        Assert.Single(_world.Vendor.Requests);
        Assert.Equal(("failed", "no-model"), await Outcome(await _world.Invite()));
    }

    [Fact]
    public async Task A_person_who_asked_to_be_left_alone_is_not_invited()
    {
        var file = await _world.Persons.File(PersonsWorld.Lin);
        await _world.Persons.Save(file with { Retention = file.Retention with { Restricted = true } });
        Assert.Equal("urn:hrhub:restricted", Text(await _world.Invite(status: HttpStatusCode.Conflict), "type"));
    }

    private int Asked => _world.Vendor.Requests.Count(request => request.Path == "/v1/interviews");

    private Task Remind() => _world.Pipeline<RemindCandidates>().Handle(default);

    private async Task<(string?, string?)> Outcome(JsonElement invited)
    {
        var settled = await _world.Settled(invited);
        return (Text(settled, "state"), Text(settled, "because"));
    }

    private async Task<string> Progress() => (await _world.Read("batches/2027-spring/progress")).GetRawText();

    private async Task Deliver(string kind, string details)
    {
        _world.Vendor.On("GET /v1/interviews/rib-1", details);
        using var taken = await _world.Persons.Hub.Deliver("ribbon", Encoding.UTF8.GetBytes($$"""{"event_type":"{{kind}}","interview_id":"rib-1","interview_flow_id":"flow-1","status":"completed"}"""));
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        await _world.Persons.Hub.Idle();
    }

    private static string Unescaped(string json) => System.Text.RegularExpressions.Regex.Unescape(json);

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
