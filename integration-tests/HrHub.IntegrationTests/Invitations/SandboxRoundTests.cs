using System.Net;
using System.Text.Json;
using HrHub.Core.Vendors;
using HrHub.IntegrationTests.Persons;
using HrHub.Local.Demo;
using HrHub.Local.Sandbox.Vendors;
using HrHub.Pipeline.Competencies;
using HrHub.Pipeline.Invitations;
using HrHub.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.IntegrationTests.Invitations;

/// <summary>The whole way on one machine, over HTTP: HR invites, the sandbox vendor gives a link, the candidate opens and finishes it, signed webhooks come back, and HR sees the score.</summary>
public sealed class SandboxRoundTests : IAsyncLifetime
{
    private readonly HttpClient _browser = new();
    private SandboxVendors _vendors = null!;
    private PersonsWorld _world = null!;
    private SendDeliveries _told = null!;

    public async Task InitializeAsync()
    {
        _vendors = await SandboxVendors.Start(TimeProvider.System, default);
        _world = await PersonsWorld.Start([.. _vendors.Settings().Select(setting => (setting.Key, (string?)setting.Value)),
            ("Download:AllowedPrivateHosts", _vendors.Address.Authority), ("VendorApiLimits:NotYetSeconds", "1"), ("VendorApiLimits:UnavailableSeconds", "1"), ("Models:Schedule", "0 0 0 1 1 *"), ("Invitations:FollowSchedule", "0 0 0 1 1 *")]);
        _told = new(_world.Hub.Hub.Address, _world.Hub.Profiles, _world.Hub.Hub.Pipeline.GetRequiredService<VendorSecrets>(), TimeProvider.System);
        _vendors.Sessions.Tell = _told.Handle;
    }

    public async Task DisposeAsync()
    {
        await _world.DisposeAsync();
        _told.Dispose();
        _browser.Dispose();
        await _vendors.DisposeAsync();
    }

    [Theory]
    [InlineData("ribbon")]
    [InlineData("showmebug")]
    public async Task From_the_invitation_to_the_score(string vendor)
    {
        using var model = await _world.Hub.Call(_world.Provider.Token("hr-admin"), "PUT", "positions/RM-01/model", """{"title":"客户经理","dimensions":[{"code":"logic","label":"逻辑思维","weight":100,"questions":["请介绍一次取舍。"]}]}""");
        await _world.Hub.Hub.Pipeline.GetRequiredService<PushModels>().Handle(default);

        var invited = await Call("POST", "invitations", HttpStatusCode.Accepted, $$"""{"name":"楚云","email":"chu.yun@example.com","vendor":"{{vendor}}","positionCode":"RM-01","batch":"2027-spring"}""");
        await Reaches(invited, "notStarted");
        var link = new Uri((await Read(invited)).GetProperty("link").GetString()!);

        using (var opened = await _browser.GetAsync(link)) Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        // ShowMeBug tells whoever asks that somebody has begun; Ribbon tells nobody before the end.
        await _world.Hub.Hub.Pipeline.GetRequiredService<FollowInvitations>().Handle(default);
        await Reaches(invited, vendor == "showmebug" ? "started" : "notStarted");
        using (var finished = await _browser.PostAsync(new Uri($"{link}/finish"), null)) Assert.Equal(HttpStatusCode.OK, finished.StatusCode);
        using (var again = await _browser.GetAsync(link)) Assert.Equal(HttpStatusCode.Gone, again.StatusCode);

        await Reaches(invited, "scored");
        await _world.Hub.Idle();
        var file = await _world.File(invited.GetProperty("candidateId").GetString()!);
        var interview = Assert.Single(file.Interviews).Interview;
        Assert.Equal(("楚云", "chu.yun@example.com", "RM-01", "2027-spring", true), (file.Identity.Name, file.Identity.Email, interview.Position!.Code, interview.Batch, interview.Provenance.PayloadAuthenticated));
        Assert.True(vendor == "ribbon" ? interview.Dimensions.Count == 3 && interview.Transcript.Count == 6 : interview.Overall is { Scaled: > 0 });

        var listed = await Call("GET", "invitations?batch=2027-spring&progress=scored", HttpStatusCode.OK);
        Assert.Equal((1L, "楚云"), (listed.GetProperty("counts").GetProperty("scored").GetInt64(), listed.GetProperty("invitations")[0].GetProperty("name").GetString()));
        Assert.Contains("\"scored\":1,", (await Call("GET", "batches/2027-spring/progress", HttpStatusCode.OK)).GetRawText(), StringComparison.Ordinal);
        Assert.Equal((0, 0), (_told.Tally.Refused, (await _world.Hub.Parked()).Count));
    }

    [Fact]
    public async Task Without_a_model_the_sandbox_refuses_as_the_vendor_does()
    {
        using var unknown = await _browser.GetAsync(new Uri(_vendors.Address, "sessions/ribbon/none"));
        Assert.Equal(HttpStatusCode.Gone, unknown.StatusCode);
        using var flow = await _browser.PostAsync(new Uri(_vendors.Address, "ribbon/v1/interview-flows"), new StringContent("{}", System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.Unauthorized, flow.StatusCode);
        Assert.Empty(_vendors.Sessions.All);
    }

    private Task Reaches(JsonElement invited, string progress) => Eventually.Holds(async () => (await Read(invited)).GetProperty("progress").GetString() == progress, seconds: 60);

    private Task<JsonElement> Read(JsonElement invited) => Call("GET", InvitationWorld.AddressOf(invited), HttpStatusCode.OK);

    private async Task<JsonElement> Call(string method, string path, HttpStatusCode status, string? json = null)
    {
        using var answer = await _world.Hub.Call(_world.Provider.Token("hr"), method, path, json);
        Assert.Equal(status, answer.StatusCode);
        return await PersonsWorld.Body(answer);
    }
}
