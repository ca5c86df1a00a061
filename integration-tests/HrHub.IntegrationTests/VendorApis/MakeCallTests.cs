using System.Text.Json;
using System.Text.Json.Nodes;
using HrHub.Core.Vendors;
using HrHub.Core.Vendors.Api;
using Microsoft.AspNetCore.Http;

namespace HrHub.IntegrationTests.VendorApis;

/// <summary>Calls that make something at a vendor's.</summary>
public sealed class MakeCallTests
{
    private static readonly ApiCall Once = new() { Path = "/interviews", Send = ApiBench.Path("{email: candidate.email, flow: model.id, org: account.org, first: candidate.name}") }, Keyed = Once with { Idempotency = "Idempotency-Key" };

    [Fact]
    public async Task What_the_hub_says_is_shaped_by_the_profile_and_what_is_not_known_is_left_out()
    {
        await using var bench = await ApiBench.Start("Vendors:Api:ribbon:With:org=Bank");
        bench.Stub.On("POST /interviews", """{"id":"i-1"}""", 201);
        var answer = Assert.IsType<ApiResult.Answer>(await Make(bench, Keyed));

        Assert.Equal("i-1", ApiDocument.Text(ApiBench.Path("id"), answer.Json));
        Assert.Null(ApiDocument.Text(ApiBench.Path("link"), answer.Json));
        var request = Assert.Single(bench.Stub.Requests);
        Assert.Equal("""{"email":"ada.byron@example.com","org":"Bank","first":"Ada Byron"}""", request.Body);
        Assert.Equal("inv-1", request.Headers["Idempotency-Key"]);
    }

    [Theory]
    [InlineData(500, true)]
    [InlineData(502, true)]
    [InlineData(504, true)]
    [InlineData(408, true)]
    [InlineData(503, false)]
    [InlineData(429, false)]
    public async Task A_vendor_that_can_not_tell_a_second_try_is_asked_once(int status, bool mayBeDone)
    {
        await using var bench = await ApiBench.Start();
        bench.Stub.On("POST /interviews", status);
        Assert.Equal(mayBeDone, Assert.IsType<ApiResult.Unavailable>(await Make(bench, Once)).MayBeDone);
        Assert.Single(bench.Stub.Requests);
    }

    [Fact]
    public async Task An_answer_that_is_lost_on_its_way_may_have_been_one()
    {
        await using var bench = await ApiBench.Start();
        bench.Stub.On("POST /interviews", http => { http.Abort(); return Task.CompletedTask; });
        Assert.True(Assert.IsType<ApiResult.Unavailable>(await Make(bench, Once)).MayBeDone);
        Assert.Single(bench.Stub.Requests);
    }

    [Fact]
    public async Task A_vendor_that_can_is_asked_again_under_the_same_id()
    {
        await using var bench = await ApiBench.Start();
        var tries = 0;
        bench.Stub.On("POST /interviews", http =>
        {
            http.Response.StatusCode = ++tries < 3 ? 500 : 200;
            return tries < 3 ? Task.CompletedTask : http.Response.WriteAsync("{}");
        });
        Assert.IsType<ApiResult.Answer>(await Make(bench, Keyed));
        Assert.Equal(["inv-1", "inv-1", "inv-1"], bench.Stub.Requests.Select(request => request.Headers["Idempotency-Key"]));
    }

    [Theory]
    [InlineData(404, "gone")]
    [InlineData(422, "status")]
    [InlineData(401, "credentials")]
    public async Task A_refusal_is_told(int status, string reason)
    {
        await using var bench = await ApiBench.Start();
        bench.Stub.On("POST /interviews", status);
        Assert.Equal(reason, Assert.IsType<ApiResult.Refused>(await Make(bench, Once)).Reason);
    }

    [Fact]
    public async Task The_profiles_send_what_the_vendors_document()
    {
        var document = JsonNode.Parse("""
            {"invitationId":"inv-1","candidate":{"name":"林小雨","email":"xiaoyu.lin@example.com","phone":"13800138000"},"position":{"code":"RM-01","title":null},
            "version":1,"language":"zh-CN","dimensions":[{"code":"a","label":"A","weight":60,"questions":["一","二"]},{"code":"b","label":"B","weight":40,"questions":[]}],"model":{"id":"flow-1"}}
            """)!.AsObject();
        await using var bench = await ApiBench.Start("Vendors:Api:ribbon:With:orgName=Bank", "Vendors:Secrets:showmebug-api=a:b");
        bench.Stub.On("POST /v1/interview-flows", """{"interview_flow_id":"flow-1"}""").On("POST /v1/interviews", """{"interview_id":"i-1","interview_link":"https://app.ribbon.ai/interview/x"}""")
            .On("POST /oauth/token.json", """{"access_token":"t","expires_in":3600}""").On("POST /open_api/v1/interviews", """{"errcode":0,"data":{"uid":"u-1","candidate_url":"https://www.showmebug.com/x"}}""");
        foreach (var vendor in (string[])["ribbon", "showmebug"])
        {
            var profile = ProfileCatalog.Load().Find(vendor)!;
            profile = profile with { Api = profile.Api! with { BaseUrl = bench.Stub.Address } };
            if (profile.Api.Model is { } model) Assert.Equal("flow-1", Found(model.Id, await bench.Passing(bench.Client.Make(profile, model.Call, new("model-1", document), default))));
            var invite = profile.Api.Invite!;
            var made = await bench.Passing(bench.Client.Make(profile, invite.Call, new("inv-1", document), default));
            Assert.NotNull(Found(invite.Id, made));
            Assert.StartsWith("https://", Found(invite.Link, made), StringComparison.Ordinal);
        }
        Assert.Equal(
            ["""{"org_name":"Bank","title":"RM-01","questions":["一","二"],"language":"zh-CN","is_video_enabled":true}""", """{"interview_flow_id":"flow-1","interviewee_email_address":"xiaoyu.lin@example.com","interviewee_first_name":"林小雨"}""", """{"candidate_name":"林小雨"}"""],
            bench.Stub.Requests.Where(request => request.Path != "/oauth/token.json").Select(request => JsonNode.Parse(request.Body)!.ToJsonString(CanonicalText)));
    }

    [Fact]
    public void Only_the_calls_that_the_profile_names_for_it_may_send()
    {
        VendorApiRules Rules(ApiCall call, string? invite = "make") => new()
        {
            BaseUrl = "https://vendor.example.com", Calls = new Dictionary<string, ApiCall> { ["make"] = call },
            Invite = invite is null ? null : new() { Call = invite, Id = ApiBench.Path("id"), Link = ApiBench.Path("link") },
        };
        Assert.Empty(Rules(Once).Check());
        Assert.Single(Rules(Once, null).Check());
        Assert.Equal(2, Rules(Once, "other").Check().Count());
        Assert.Single(Rules(new() { Path = "/interviews" }).Check());
        Assert.NotEmpty(Rules(Once with { GraphQl = "{ a }" }).Check());
        Assert.NotEmpty(Rules(new() { Path = "/interviews", Idempotency = "X-Id" }, null).Check());
    }

    private static readonly JsonSerializerOptions CanonicalText = Core.Canonical.CanonicalJson.Options;

    private static string? Found(Core.Vendors.Reading.Expression? where, ApiResult made) => ApiDocument.Text(where, Assert.IsType<ApiResult.Answer>(made).Json);

    private static Task<ApiResult> Make(ApiBench bench, ApiCall call)
        => bench.Passing(bench.Client.Make(bench.Profile(call), "call", new("inv-1", JsonNode.Parse("""{"candidate":{"name":"Ada Byron","email":"ada.byron@example.com"},"model":{"id":null}}""")!.AsObject()), default));
}
