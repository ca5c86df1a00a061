using System.Text;
using HrHub.Core.Vendors.Api;
using HrHub.TestKit;
using Microsoft.AspNetCore.Http;

namespace HrHub.IntegrationTests.VendorApis;

public sealed class VendorApiClientTests
{
    private static readonly ApiCall Details = new() { Path = "/interviews/{id}", NotReady = [404, 409], Answer = ApiBench.Path("data") };
    private static readonly ApiAuthentication Bearer = new() { Kind = ApiAuthenticationKind.Bearer, Secret = "ribbon-api" };

    [Fact]
    public async Task The_answer_is_what_the_profile_points_at()
    {
        await using var bench = await ApiBench.Start();
        bench.Stub.On("GET /interviews/7", """{"data":{"when":"2026-11-25T08:00:00Z","score":85.50},"meta":1}""");

        var answer = Assert.IsType<ApiResult.Answer>(await bench.Ask(Details, Bearer, ("id", "7")));
        Assert.Equal("""{"when":"2026-11-25T08:00:00Z","score":85.50}""", Encoding.UTF8.GetString(answer.Json.Span));
        Assert.Null(answer.Next);
    }

    [Theory]
    [InlineData(404, nameof(ApiResult.NotYet))]
    [InlineData(409, nameof(ApiResult.NotYet))]
    [InlineData(202, nameof(ApiResult.NotYet))]
    [InlineData(204, nameof(ApiResult.NotYet))]
    [InlineData(410, nameof(ApiResult.Gone))]
    [InlineData(400, nameof(ApiResult.Refused))]
    [InlineData(401, nameof(ApiResult.Refused))]
    [InlineData(403, nameof(ApiResult.Refused))]
    [InlineData(501, nameof(ApiResult.Unavailable))]
    [InlineData(429, nameof(ApiResult.Unavailable))]
    public async Task A_status_means_what_the_table_says(int status, string result)
    {
        await using var bench = await ApiBench.Start();
        bench.Stub.On("GET /interviews/7", status, retryAfter: "30");

        Assert.Equal(result, (await bench.Ask(Details, Bearer, ("id", "7"))).GetType().Name);
    }

    [Fact]
    public async Task What_the_vendor_never_had_is_gone_unless_the_profile_calls_it_not_ready()
    {
        await using var bench = await ApiBench.Start();
        bench.Stub.On("GET /interviews/7", 404);

        Assert.IsType<ApiResult.Gone>(await bench.Ask(Details with { NotReady = [] }, Bearer, ("id", "7")));
    }

    [Theory]
    [InlineData("90", 90)]
    [InlineData("Wed, 25 Nov 2026 08:02:00 GMT", 120)]
    [InlineData("Wed, 25 Nov 2026 07:00:00 GMT", 0)]
    public void Retry_after_is_read_in_both_forms(string retryAfter, int seconds)
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);

        Assert.Equal(TimeSpan.FromSeconds(seconds), ApiStatus.RetryAfter(response, TestStores.Start));
    }

    [Fact]
    public async Task Retry_after_is_handed_on_in_both_forms()
    {
        await using var bench = await ApiBench.Start();
        bench.Stub.On("GET /interviews/7", 429, "90").On("GET /interviews/8", 409, "Wed, 25 Nov 2026 09:00:00 GMT");

        Assert.Equal(new ApiResult.Unavailable(TimeSpan.FromSeconds(90)), await bench.Ask(Details, Bearer, ("id", "7")));
        var later = Assert.IsType<ApiResult.NotYet>(await bench.Ask(Details, Bearer, ("id", "8")));
        // The test's clock moves while the calls run.
        Assert.InRange(later.RetryAfter, TimeSpan.FromMinutes(55), TimeSpan.FromMinutes(60));
    }

    [Fact]
    public async Task A_long_wait_is_left_to_the_queue()
    {
        await using var bench = await ApiBench.Start();
        bench.Stub.On("GET /interviews/7", 503, retryAfter: "120");

        Assert.Equal(new ApiResult.Unavailable(TimeSpan.FromSeconds(120)), await bench.Ask(Details, Bearer, ("id", "7")));
        Assert.Single(bench.Stub.Requests);
    }

    [Fact]
    public async Task A_short_trouble_is_got_over_within_the_call()
    {
        await using var bench = await ApiBench.Start();
        var tries = 0;
        bench.Stub.On("GET /interviews/7", async http =>
        {
            if (++tries == 1) http.Response.StatusCode = 503;
            else await http.Response.WriteAsync("""{"data":{}}""");
        });

        Assert.IsType<ApiResult.Answer>(await bench.Ask(Details, Bearer, ("id", "7")));
        Assert.Equal(2, tries);
    }

    [Fact]
    public async Task A_cut_connection_and_a_dead_vendor_are_unavailable()
    {
        await using var bench = await ApiBench.Start();
        bench.Stub.On("GET /interviews/7", http => { http.Abort(); return Task.CompletedTask; });
        var dead = bench.Profile(Details, Bearer);

        Assert.IsType<ApiResult.Unavailable>(await bench.Ask(Details, Bearer, ("id", "7")));
        await bench.Stub.DisposeAsync();
        Assert.IsType<ApiResult.Unavailable>(await bench.Ask(dead, ("id", "7")));
    }

    [Fact]
    public async Task A_vendor_that_does_not_answer_is_given_up()
    {
        await using var bench = await ApiBench.Start("VendorApiLimits:TotalTimeoutSeconds=1", "VendorApiLimits:TryTimeoutSeconds=1");
        bench.Stub.On("GET /interviews/7", http => Task.Delay(Timeout.Infinite, http.RequestAborted));

        Assert.IsType<ApiResult.Unavailable>(await bench.Ask(Details, Bearer, ("id", "7")));
    }

    [Fact]
    public async Task Half_an_answer_that_never_ends_is_given_up()
    {
        await using var bench = await ApiBench.Start("VendorApiLimits:TotalTimeoutSeconds=1", "VendorApiLimits:TryTimeoutSeconds=1");
        var started = new TaskCompletionSource();
        bench.Stub.On("GET /interviews/7", async http =>
        {
            await http.Response.WriteAsync("""{"data":""");
            await http.Response.Body.FlushAsync();
            started.SetResult();
            await Task.Delay(Timeout.Infinite, http.RequestAborted);
        });

        var asked = bench.Ask(Details, Bearer, ("id", "7"));
        await started.Task;
        Assert.IsType<ApiResult.Unavailable>(await asked);
    }

    [Theory]
    [InlineData("<html>Please log in</html>", "not-json")]
    [InlineData("""{"errcode":40013,"data":{}}""", "failed")]
    public async Task A_good_status_with_a_bad_body_is_refused(string body, string reason)
    {
        await using var bench = await ApiBench.Start();
        bench.Stub.On("GET /interviews/7", body);

        Assert.Equal(new ApiResult.Refused(200, reason), await bench.Ask(Details with { Failed = ApiBench.Path("errcode != `0`") }, Bearer, ("id", "7")));
    }

    [Fact]
    public async Task An_answer_over_the_limit_is_refused_whether_it_tells_its_length_or_not()
    {
        await using var bench = await ApiBench.Start("VendorApiLimits:MaxAnswerBytes=2000");
        var large = $$"""{"data":"{{new string('x', 3_000)}}"}""";
        bench.Stub.On("GET /interviews/7", large).On("GET /interviews/8", async http =>
        {
            await http.Response.StartAsync();
            await http.Response.WriteAsync(large);
        });

        Assert.Equal(new ApiResult.Refused(200, "too-large"), await bench.Ask(Details, Bearer, ("id", "7")));
        Assert.Equal(new ApiResult.Refused(200, "too-large"), await bench.Ask(Details, Bearer, ("id", "8")));
    }

    [Fact]
    public async Task Details_that_say_they_are_incomplete_are_not_ready()
    {
        await using var bench = await ApiBench.Start();
        bench.Stub.On("GET /interviews/7", """{"status":"incomplete"}""");
        var call = Details with { Answer = null, Ready = ApiBench.Path("status == 'completed'") };

        Assert.Equal(new ApiResult.NotYet(TimeSpan.FromSeconds(60)), await bench.Ask(call, Bearer, ("id", "7")));
    }

    [Fact]
    public async Task A_value_is_escaped_and_can_not_climb_out_of_the_path()
    {
        await using var bench = await ApiBench.Start();

        Assert.IsNotType<ApiResult.Answer>(await bench.Ask(Details, Bearer, ("id", "7/../8?x=1#y")));
        Assert.All(bench.Stub.Requests, request => Assert.Equal(("/interviews/7%2F..%2F8?x=1#y", ""), (request.Path, request.Query)));
        var before = bench.Stub.Requests.Count;
        foreach (var value in new[] { "..", ".", "" })
            Assert.Equal(new ApiResult.Refused(0, "variable"), await bench.Ask(Details, Bearer, ("id", value)));
        Assert.Equal(before, bench.Stub.Requests.Count);
    }

    [Fact]
    public async Task A_call_that_the_profile_does_not_name_is_refused()
    {
        await using var bench = await ApiBench.Start();

        Assert.Equal(new ApiResult.Refused(0, "no-call"), await bench.Client.Call(bench.Profile(Details), "other", new Dictionary<string, string>(), CancellationToken.None));
        Assert.Empty(bench.Stub.Requests);
    }

    [Fact]
    public async Task A_graphql_query_is_posted_with_its_variables_and_its_errors_are_refusals()
    {
        await using var bench = await ApiBench.Start();
        bench.Stub.On("POST /graphql", """{"data":{"session":{"id":"7"}}}""");
        var call = new ApiCall { Path = "/graphql", GraphQl = "query S($id: ID!) { session(id: $id) { id } }", Answer = ApiBench.Path("data.session"), Failed = ApiBench.Path("errors") };

        Assert.IsType<ApiResult.Answer>(await bench.Ask(call, Bearer, ("id", "7")));
        Assert.Equal("""{"query":"query S($id: ID!) { session(id: $id) { id } }","variables":{"id":"7"}}""", bench.Stub.Requests.Single().Body);
        bench.Stub.On("POST /graphql", """{"errors":[{"message":"Access Denied"}]}""");
        Assert.Equal(new ApiResult.Refused(200, "failed"), await bench.Ask(call, Bearer, ("id", "7")));
    }
}
