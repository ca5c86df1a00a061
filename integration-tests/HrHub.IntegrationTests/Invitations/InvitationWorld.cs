using System.Net;
using System.Text.Json;
using HrHub.Core.Invitations;
using HrHub.Core.Messaging;
using HrHub.IntegrationTests.Persons;
using HrHub.IntegrationTests.Systems;
using HrHub.IntegrationTests.VendorApis;
using HrHub.Pipeline.Competencies;
using HrHub.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.IntegrationTests.Invitations;

/// <summary>A hub whose vendors are a stub at the network edge, and whose mail system is another. Timers run when a test says so.</summary>
internal sealed class InvitationWorld : IAsyncDisposable
{
    public const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", Link = "https://app.ribbon.ai/interview/one-time-link", Route = $"candidates/{PersonsWorld.Lin}/invitations";
    public const string Terms = "\"vendor\":\"ribbon\",\"positionCode\":\"RM-01\",\"batch\":\"2027-spring\",\"department\":\"HQ/Shanghai\"";
    private const string Never = "0 0 0 1 1 *";

    private InvitationWorld(PersonsWorld persons, ApiStub vendor, EventReceiver mail) => (Persons, Vendor, Mail) = (persons, vendor, mail);

    public PersonsWorld Persons { get; }
    public ApiStub Vendor { get; }
    public EventReceiver Mail { get; }
    public string Hr => Persons.Provider.Token("hr");

    public T Pipeline<T>() where T : notnull => Persons.Hub.Hub.Pipeline.GetRequiredService<T>();

    /// <param name="more">Over those that every test has.</param>
    public static async Task<InvitationWorld> Start(params (string, string?)[] more)
    {
        var (vendor, mail) = (await ApiStub.Start(), await EventReceiver.Start());
        vendor.On("POST /v1/interview-flows", """{"interview_flow_id":"flow-1"}""").On("POST /v1/interviews", $$"""{"interview_id":"rib-1","interview_link":"{{Link}}"}""");
        return new(await PersonsWorld.Start(
            [("Vendors:Api:ribbon:BaseUrl", vendor.Address), ("Vendors:Secrets:ribbon-api", "key"), ("Vendors:Api:ribbon:With:orgName", "Bank"), ("VendorApiLimits:UnavailableSeconds", "1"),
            ("Notices:Url", mail.Url), ("Notices:Secret", Secret), ("Models:Schedule", Never), ("Invitations:RemindSchedule", Never), ("Invitations:ExpireSchedule", Never), ("Invitations:FollowSchedule", Never), ("Invitations:FirstRetrySeconds", "0.01"), ("Invitations:Tries", "3"), .. more]), vendor, mail);
    }

    /// <summary>Writes a competency model, and brings it to the vendor.</summary>
    public async Task<JsonElement> Model()
    {
        using var written = await Persons.Hub.Call(Persons.Provider.Token("hr-admin"), "PUT", "positions/RM-01/model",
            """{"title":"客户经理","language":"zh-CN","dimensions":[{"code":"logic","label":"逻辑思维","weight":60,"questions":["请介绍一次取舍。"]},{"code":"service","label":"服务意识","weight":40}]}""");
        Assert.Equal(HttpStatusCode.OK, written.StatusCode);
        await Pipeline<PushModels>().Handle(default);
        return Assert.Single((await Read("positions/RM-01/model")).GetProperty("vendors").EnumerateArray());
    }

    public async Task<JsonElement> Invite(string vendor = "ribbon", bool sendMail = true, string? key = null, HttpStatusCode status = HttpStatusCode.Accepted)
    {
        using var answer = await Persons.Hub.Call(Hr, "POST", Route, $$"""{"vendor":"{{vendor}}","positionCode":"RM-01","batch":"2027-spring","department":"HQ/Shanghai","sendMail":{{(sendMail ? "true" : "false")}}}""", key: key);
        Assert.Equal(status, answer.StatusCode);
        var body = await PersonsWorld.Body(answer);
        if (status is HttpStatusCode.Accepted) Assert.Equal($"/api/v1/{Route}/{body.GetProperty("invitationId").GetString()}", answer.Headers.Location!.ToString());
        return body;
    }

    /// <summary>Until it is made or has failed.</summary>
    public async Task<JsonElement> Settled(JsonElement invited)
    {
        await Eventually.Holds(async () => (await Read(AddressOf(invited))).GetProperty("state").GetString() is "made" or "failed", seconds: 30);
        await Persons.Hub.Idle();
        return await Read(AddressOf(invited));
    }

    public static string AddressOf(JsonElement invited) => $"candidates/{invited.GetProperty("candidateId").GetString()}/invitations/{invited.GetProperty("invitationId").GetString()}";

    public async Task<JsonElement> Send(string method, string path, HttpStatusCode status, string? json = null, string? key = null)
    {
        using var answer = await Persons.Hub.Call(Hr, method, path, json, key: key);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(status == answer.StatusCode, $"{method} {path}: {answer.StatusCode}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Invites somebody by name and address.</summary>
    /// <param name="particulars">A JSON object.</param>
    /// <param name="terms">Its members that say to what.</param>
    /// <param name="status">That is expected.</param>
    /// <param name="key">The request's name, or null.</param>
    public Task<JsonElement> InvitePerson(string particulars, string terms = Terms, HttpStatusCode status = HttpStatusCode.Accepted, string? key = null) => Send("POST", "invitations", status, $"{particulars[..^1]},{terms}}}", key);

    public async Task<JsonElement> Read(string path, string? token = null)
    {
        using var answer = await Persons.Hub.Call(token ?? Hr, "GET", path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await PersonsWorld.Body(answer);
    }

    /// <summary>The queue brings a message again.</summary>
    public async Task Again(JsonElement invited)
    {
        await Pipeline<IMessageBus>().Send(Entities.Invite, new InviteMessage(PersonsWorld.Lin, invited.GetProperty("invitationId").GetString()!, 2).ToMessage(), default);
        await Persons.Hub.Idle();
    }

    /// <summary>As if everything had happened so many days earlier.</summary>
    public async Task Earlier(int days)
    {
        var file = await Persons.File(PersonsWorld.Lin);
        var earlier = file with
        {
            Invitations = [.. file.Invitations.Select(one => one with { ExpiresAt = one.ExpiresAt?.AddDays(-days), Mails = [.. one.Mails.Select(at => at.AddDays(-days))] })],
            Interviews = [.. file.Interviews.Select(one => one with { Interview = one.Interview with { InvitedAt = one.Interview.InvitedAt?.AddDays(-days) } })],
        };
        await Persons.Save(earlier);
        var saved = await Persons.File(PersonsWorld.Lin);
        foreach (var invitation in saved.Invitations) await Pipeline<TrackInvitations>().Handle(saved, invitation.InvitationId, default);
    }

    public async ValueTask DisposeAsync()
    {
        await Persons.DisposeAsync();
        await Vendor.DisposeAsync();
        await Mail.DisposeAsync();
    }
}
