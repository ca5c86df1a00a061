using System.Net;
using System.Text;
using System.Text.Json;
using HrHub.Api.Invitations;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Records;
using HrHub.Core.Retention;
using HrHub.Core.Sync;
using HrHub.IntegrationTests.Persons;
using HrHub.TestKit;

namespace HrHub.IntegrationTests.Invitations;

/// <summary>People are invited by name and address, through HTTP: those who have a file, and those who have none.</summary>
public sealed class InvitePersonTests : IAsyncLifetime
{
    private const string Chu = """{"name":"楚云","email":"chu.yun@example.com","phone":"+86 120 0000 0001"}""";
    private InvitationWorld _world = null!;

    public async Task InitializeAsync() => _world = await InvitationWorld.Start();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Whoever_has_no_file_gets_one_and_the_vendors_interview_lands_in_it()
    {
        await _world.Model();
        var invited = await _world.InvitePerson(Chu, key: "request-1");
        var made = await _world.Settled(invited);
        Assert.Equal(("made", "notStarted", InvitationWorld.Link), (Text(made, "state"), Text(made, "progress"), Text(made, "link")));
        Assert.Contains("chu.yun@example.com", _world.Vendor.Requests.Single(request => request.Path == "/v1/interviews").Body, StringComparison.Ordinal);

        _world.Vendor.On("GET /v1/interviews/rib-1", """{"interview_id":"rib-1","interview_flow_id":"flow-1","status":"completed","interview_data":{"interviewee_email_address":"Chu.Yun@example.com","scores":{"communication":80}}}""");
        using var taken = await _world.Persons.Hub.Deliver("ribbon", Encoding.UTF8.GetBytes("""{"event_type":"interview_processed","interview_id":"rib-1","interview_flow_id":"flow-1","status":"completed","interviewee_email_address":"Chu.Yun@example.com"}"""));
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        await _world.Persons.Hub.Idle();

        made = await _world.Read(InvitationWorld.AddressOf(invited));
        Assert.Equal("scored", Text(made, "progress"));
        var file = await _world.Persons.File(Text(invited, "candidateId")!);
        Assert.Equal(("楚云", "Chu.Yun@example.com", "+86 120 0000 0001", 1, "ai-interview"), (file.Identity.Name, file.Identity.Email, file.Identity.Phone, file.Interviews.Count, file.Stage));
        Assert.Equal("RM-01", file.Interviews[0].Interview.Position!.Code);
    }

    [Fact]
    public async Task Before_there_is_an_interview_the_file_is_on_record_has_its_dates_and_no_system_is_told()
    {
        var invited = await _world.InvitePerson(Chu, InvitationWorld.Terms.Replace("ribbon", "nobody", StringComparison.Ordinal));
        await _world.Settled(invited);
        var file = await _world.Persons.File(Text(invited, "candidateId")!);
        Assert.Equal((DataClass.WholeFile, true, true), (file.Due.Single().Class, file.Due.Single().At > file.CreatedAt.AddDays(300), file.StampedBy.Length > 0));
        Assert.Contains(await _world.Persons.Trail(file.CandidateId), happened => happened is { Action: AuditAction.Invited, Allowed: true, Who.Role: Role.Hr } && happened.Record == Text(invited, "invitationId"));
        Assert.Empty(await _world.Persons.Service<ISyncStates>().Of(file.CandidateId, default));

        // There is a file as any other, which HR opens.
        using var read = await _world.Persons.Hub.Call(_world.Hr, "GET", $"candidates/{file.CandidateId}");
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        using var system = await _world.Persons.Hub.Call(_world.Persons.Provider.Token("system"), "GET", $"candidates/{file.CandidateId}");
        Assert.Equal(HttpStatusCode.NotFound, system.StatusCode);
        using var history = await _world.Persons.Hub.Call(_world.Hr, "GET", $"candidates/{file.CandidateId}/history");
        Assert.Contains("invitationFailed", await history.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_a_file_is_found_by_any_identifier_and_what_was_not_known_is_added()
    {
        await Known();
        var invited = await _world.InvitePerson("""{"name":"林小雨","email":"XIAOYU.LIN@example.com","externalIds":{"ats":"A-17"}}""");
        Assert.Equal(PersonsWorld.Lin, Text(invited, "candidateId"));
        Assert.Equal("A-17", (await _world.Persons.File(PersonsWorld.Lin)).Identity.ExternalIds["ats"]);
        Assert.Equal(PersonsWorld.Lin, Text(await _world.InvitePerson("""{"name":"小雨","email":"new@example.com","externalIds":{"ats":"A-17"}}"""), "candidateId"));
    }

    [Fact]
    public async Task Whose_particulars_belong_to_two_people_is_refused_and_HR_is_told_whose()
    {
        await Known();
        var refused = await _world.InvitePerson("""{"name":"林小雨","email":"ada.byron@example.com","phone":"13800138000"}""", status: HttpStatusCode.Conflict);
        Assert.Equal("urn:hrhub:ambiguous-person", Text(refused, "type"));
        Assert.Equal($$"""[{"field":"email","candidateId":"{{PersonsWorld.Ada}}"},{"field":"phone","candidateId":"{{PersonsWorld.Lin}}"}]""", refused.GetProperty("people").GetRawText());

        // The same address and another ID number are two people who share it, or a slip: HR says which.
        refused = await _world.InvitePerson("""{"name":"林小雨","email":"xiaoyu.lin@example.com","nationalId":"990101199902290099"}""", status: HttpStatusCode.Conflict);
        Assert.Equal("urn:hrhub:ambiguous-person", Text(refused, "type"));
        Assert.DoesNotContain("xiaoyu", refused.GetRawText(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_same_again_is_the_invitation_that_stands_and_another_position_is_another_one()
    {
        await _world.Model();
        var first = await _world.InvitePerson(Chu);
        await _world.Settled(first);
        Assert.Equal(Text(first, "invitationId"), Text(await _world.InvitePerson(Chu), "invitationId"));
        var other = await _world.InvitePerson(Chu, InvitationWorld.Terms.Replace("RM-01", "RM-02", StringComparison.Ordinal));
        Assert.Equal(Text(first, "candidateId"), Text(other, "candidateId"));
        Assert.NotEqual(Text(first, "invitationId"), Text(other, "invitationId"));
    }

    [Fact]
    public async Task The_same_request_under_the_same_key_is_one_file_and_one_invitation()
    {
        var (one, two) = (_world.InvitePerson(Chu, key: "request-7"), _world.InvitePerson(Chu, key: "request-8"));
        Assert.Equal(Text(await one, "candidateId"), Text(await two, "candidateId"));
        Assert.Equal((await one).GetRawText(), (await _world.InvitePerson(Chu, key: "request-7")).GetRawText());
        await _world.InvitePerson(Chu.Replace("楚云", "楚雨", StringComparison.Ordinal), status: HttpStatusCode.UnprocessableEntity, key: "request-7");
    }

    [Fact]
    public async Task What_a_try_that_died_half_way_has_claimed_does_not_keep_the_person_out()
    {
        await Known();
        // Both keys are claimed, and no file was made.
        await _world.Persons.Service<ICandidateIndex>().Claim((await _world.Persons.Service<ResolvePerson>().Keys(new() { Email = "chu.yun@example.com" }, default))[0].Key, "cand-died", default);
        Assert.Equal("cand-died", Text(await _world.InvitePerson(Chu), "candidateId"));
        await _world.Persons.Service<ICandidateIndex>().Claim((await _world.Persons.Service<ResolvePerson>().Keys(new() { Email = "second@example.com" }, default))[0].Key, "cand-died-too", default);
        Assert.Equal(PersonsWorld.Lin, Text(await _world.InvitePerson("""{"name":"林小雨","email":"second@example.com","phone":"13800138000"}"""), "candidateId"));
    }

    [Theory]
    [InlineData("""{"email":"chu.yun@example.com"}""", "name")]
    [InlineData("""{"name":"楚云"}""", "email")]
    [InlineData("""{"name":"楚云","phone":"12000000001","sendMail":true}""", "email")]
    [InlineData("""{"name":"楚云","email":"chu.yun"}""", "email")]
    [InlineData("""{"name":"楚云","phone":"call me"}""", "phone")]
    [InlineData("""{"name":"楚云","phone":"12000000001","externalIds":{"a/b":"1"}}""", "externalIds")]
    [InlineData("""{"name":"楚云","phone":"12000000001","validDays":0}""", "validDays")]
    [InlineData("""{"name":"楚云","phone":"12000000001","age":30}""", "age")]
    public async Task What_is_wrong_is_named(string particulars, string field) => Assert.Equal(field, Text(await _world.InvitePerson(particulars, status: HttpStatusCode.BadRequest), "field"));

    [Fact]
    public async Task Nobody_invites_to_what_is_out_of_sight()
    {
        var request = new InvitePerson.Request { Name = "楚云", Email = "chu.yun@example.com", Vendor = "nobody", PositionCode = "RM-01", Department = "HQ/Shanghai" };
        var limited = new Caller("hr-1", Role.Hr, "test") { Sight = new() { Departments = ["HQ/Beijing"] } };
        var invite = _world.Persons.Service<InvitePerson>();
        Assert.Equal(HubError.OutOfSight, (await invite.Handle(request, limited, default)).Error);
        Assert.Equal(HubError.OutOfSight, (await invite.Handle(request with { Department = null }, limited, default)).Error);
        var invited = (await invite.Handle(request with { Department = "HQ/Beijing/Retail" }, limited, default)).Value!;
        // The file is in sight by its invitation, and by nothing else.
        var read = _world.Persons.Service<ReadInvitation>();
        Assert.NotNull((await read.Handle(invited.CandidateId, invited.InvitationId, limited, default)).Value);
        Assert.Equal(HubError.NotFound, (await read.Handle(invited.CandidateId, invited.InvitationId, limited with { Sight = new() { Departments = ["HQ/Shanghai"] } }, default)).Error);
        Assert.Contains(await _world.Persons.Trail(AuditEvent.HubChain), happened => happened is { Action: AuditAction.Invited, Allowed: false, Why: "out-of-sight" });
    }

    [Fact]
    public async Task Whoever_asked_to_be_left_alone_is_not_invited_under_their_name_either()
    {
        await Known();
        var file = await _world.Persons.File(PersonsWorld.Lin);
        await _world.Persons.Save(file with { Retention = file.Retention with { Restricted = true } });
        Assert.Equal("urn:hrhub:restricted", Text(await _world.InvitePerson("""{"name":"林小雨","phone":"13800138000"}""", status: HttpStatusCode.Conflict), "type"));
    }

    [Fact]
    public async Task A_list_is_invited_row_by_row_and_the_same_list_again_invites_nobody_twice()
    {
        const string list = """{"vendor":"nobody","positionCode":"RM-01","batch":"2027-spring","people":[{"name":"楚云","email":"chu.yun@example.com"},{"name":"秦明"},{"name":"Ada Byron","email":"ada.byron@example.com"},{"name":"楚云","email":"chu.yun@example.com"}]}""";
        await Known();
        var first = await _world.Send("POST", "invitations/bulk", HttpStatusCode.Accepted, list, "list-0001");
        Assert.Equal((3, 1), (first.GetProperty("invited").GetInt32(), first.GetProperty("refused").GetInt32()));
        var rows = first.GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal(("bad-request", "email"), (Text(rows[1], "error"), Text(rows[1], "field")));
        Assert.Equal(PersonsWorld.Ada, Text(rows[2], "candidateId"));
        Assert.Equal(Text(rows[0], "candidateId"), Text(rows[3], "candidateId"));
        Assert.Equal(first.GetRawText(), (await _world.Send("POST", "invitations/bulk", HttpStatusCode.Accepted, list, "list-0001")).GetRawText());
    }

    [Fact]
    public async Task A_spreadsheet_is_invited_as_it_is()
    {
        await Known();
        var csv = JsonSerializer.Serialize("\uFEFF姓名,手机,邮箱,编号\r\n\"楚, 云\",,chu.yun@example.com,A-1\r\n\r\n\"秦\"\"明\"\"\",+86 120 0000 0002,,\r\n");
        var answer = await _world.Send("POST", "invitations/bulk", HttpStatusCode.Accepted, $$"""{"vendor":"nobody","positionCode":"RM-01","csv":{{csv}}}""");
        var files = new List<CandidateFile>();
        foreach (var row in answer.GetProperty("rows").EnumerateArray()) files.Add(await _world.Persons.File(Text(row, "candidateId")!));
        Assert.Equal([("楚, 云", "chu.yun@example.com", null, "A-1"), ("秦\"明\"", null, "+86 120 0000 0002", null)], files.Select(file => (file.Identity.Name, file.Identity.Email, file.Identity.Phone, file.Identity.ExternalIds.GetValueOrDefault("ats"))));

        foreach (var wrong in (string[])["姓名,年龄\n楚云,30", "姓名,姓名\n楚云,楚云", "姓名\n楚云,1", "姓名\n\"楚云", "姓名"])
            Assert.Equal("csv", Text(await _world.Send("POST", "invitations/bulk", HttpStatusCode.BadRequest, $$"""{"vendor":"nobody","positionCode":"RM-01","csv":{{JsonSerializer.Serialize(wrong)}}}"""), "field"));
    }

    /// <summary>The index knows the two people of this world, as it does of people of whom vendors told.</summary>
    private async Task Known()
    {
        Assert.True(await _world.Persons.Service<ResolvePerson>().Claim(People.林小雨, PersonsWorld.Lin, orphans: false, default));
        Assert.True(await _world.Persons.Service<ResolvePerson>().Claim(People.Ada, PersonsWorld.Ada, orphans: false, default));
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
