using HrHub.Core.Vendors.Api;
using Microsoft.AspNetCore.Http;

namespace HrHub.IntegrationTests.VendorApis;

public sealed class CredentialsTests
{
    private static readonly ApiCall Details = new() { Path = "/interviews/{id}", Query = new Dictionary<string, string> { ["include"] = "report of {id}" } };
    private static readonly ApiAuthentication Token = new() { Kind = ApiAuthenticationKind.ClientCredentials, Secret = "ribbon-api", TokenPath = "/oauth/token" };

    [Theory]
    [InlineData(ApiAuthenticationKind.Bearer, "Authorization", "Bearer user:word")]
    [InlineData(ApiAuthenticationKind.Basic, "Authorization", "Basic dXNlcjp3b3Jk")]
    [InlineData(ApiAuthenticationKind.Header, "X-Api-Key", "user:word")]
    public async Task Each_kind_of_credential_is_in_its_header(ApiAuthenticationKind kind, string header, string value)
    {
        await using var bench = await ApiBench.Start("Vendors:Secrets:ribbon-api=user:word");
        bench.Stub.On("GET /interviews/7", "{}");
        var authentication = new ApiAuthentication { Kind = kind, Secret = "ribbon-api", Header = kind is ApiAuthenticationKind.Header ? "X-Api-Key" : null };

        Assert.IsType<ApiResult.Answer>(await bench.Ask(Details, authentication, ("id", "7")));
        Assert.Equal(value, bench.Stub.Requests.Single().Headers[header]);
    }

    [Fact]
    public async Task Without_a_secret_nothing_is_sent()
    {
        await using var bench = await ApiBench.Start("Vendors:Secrets:ribbon-api=");

        Assert.Equal(new ApiResult.Refused(0, "no-secret"), await bench.Ask(Details, Token with { Kind = ApiAuthenticationKind.Bearer }, ("id", "7")));
        Assert.Empty(bench.Stub.Requests);
    }

    [Fact]
    public async Task A_token_is_asked_for_once_and_again_when_it_has_ended()
    {
        await using var bench = await ApiBench.Start("Vendors:Secrets:ribbon-api=client:word");
        bench.Stub.On("POST /oauth/token", """{"access_token":"t1","expires_in":3600}""").On("GET /interviews/7", "{}");

        await bench.Ask(Details, Token, ("id", "7"));
        await bench.Ask(Details, Token, ("id", "7"));
        Assert.Equal("grant_type=client_credentials&client_id=client&client_secret=word", Assert.Single(bench.Stub.Requests, request => request.Method == "POST").Body);
        Assert.All(bench.Stub.Requests.Where(request => request.Method == "GET"), request => Assert.Equal("Bearer t1", request.Headers["Authorization"]));

        bench.Clock.Advance(TimeSpan.FromMinutes(60));
        await bench.Ask(Details, Token, ("id", "7"));
        Assert.Equal(2, bench.Stub.Requests.Count(request => request.Method == "POST"));
    }

    [Fact]
    public async Task A_token_that_the_vendor_withdrew_is_replaced_once()
    {
        await using var bench = await ApiBench.Start("Vendors:Secrets:ribbon-api=client:word");
        var tokens = 0;
        bench.Stub.On("POST /oauth/token", http => http.Response.WriteAsync($$"""{"access_token":"t{{++tokens}}","expires_in":3600}"""))
            .On("GET /interviews/7", async http =>
            {
                if (http.Request.Headers.Authorization == "Bearer t1") http.Response.StatusCode = 401;
                else await http.Response.WriteAsync("{}");
            });

        Assert.IsType<ApiResult.Answer>(await bench.Ask(Details, Token, ("id", "7")));
        bench.Stub.On("GET /interviews/7", 401);
        Assert.Equal(new ApiResult.Refused(401, "credentials"), await bench.Ask(Details, Token, ("id", "7")));
    }

    [Theory]
    [InlineData(400, """{"error":"invalid_client"}""")]
    [InlineData(200, """{"token":"elsewhere"}""")]
    [InlineData(200, "<html>")]
    public async Task A_token_call_that_gives_none_is_a_refusal_of_our_credentials(int status, string body)
    {
        await using var bench = await ApiBench.Start("Vendors:Secrets:ribbon-api=client:word");
        bench.Stub.On("POST /oauth/token", body, status);

        Assert.Equal(new ApiResult.Refused(status, "credentials"), await bench.Ask(Details, Token, ("id", "7")));
        Assert.DoesNotContain(bench.Stub.Requests, request => request.Method == "GET");
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Credentials_never_follow_a_redirect_to_another_host(int status)
    {
        await using var bench = await ApiBench.Start();
        await using var other = await ApiStub.Start();
        other.On("GET /interviews/7", "{}");
        bench.Stub.On("GET /interviews/7", http =>
        {
            http.Response.StatusCode = status;
            http.Response.Headers.Location = $"{other.Address}/interviews/7";
            return Task.CompletedTask;
        });

        Assert.Equal(new ApiResult.Refused(status, "redirect"), await bench.Ask(Details, Token with { Kind = ApiAuthenticationKind.Bearer }, ("id", "7")));
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task A_redirect_on_the_same_host_is_followed_but_not_for_ever()
    {
        await using var bench = await ApiBench.Start();
        bench.Stub.On("GET /interviews/7", http => { http.Response.Redirect("/interviews/8"); return Task.CompletedTask; }).On("GET /interviews/8", "{}");
        Assert.IsType<ApiResult.Answer>(await bench.Ask(Details, Token with { Kind = ApiAuthenticationKind.Bearer }, ("id", "7")));

        bench.Stub.On("GET /interviews/8", http => { http.Response.Redirect("/interviews/8"); return Task.CompletedTask; });
        Assert.Equal(new ApiResult.Refused(302, "redirect"), await bench.Ask(Details, Token with { Kind = ApiAuthenticationKind.Bearer }, ("id", "7")));
    }

    [Fact]
    public async Task No_secret_no_address_and_no_body_is_ever_logged()
    {
        await using var bench = await ApiBench.Start();
        var bearer = Token with { Kind = ApiAuthenticationKind.Bearer };
        bench.Stub.On("GET /interviews/林小雨", """{"name":"Ada Byron"}""", 400).On("GET /interviews/8", http => { http.Abort(); return Task.CompletedTask; });

        await bench.Ask(Details, bearer, ("id", "林小雨"));
        await bench.Ask(Details, bearer, ("id", "8"));
        Assert.Contains("refused the call call: status 400", bench.Log.Text, StringComparison.Ordinal);
        Assert.All(new[] { ApiBench.Secret, "林小雨", "%E6%9E%97", "Ada Byron", "include=", "/interviews" }, secret => Assert.DoesNotContain(secret, bench.Log.Text, StringComparison.Ordinal));
    }
}
