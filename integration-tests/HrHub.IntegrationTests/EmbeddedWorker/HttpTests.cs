using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using HrHub.TestKit;

namespace HrHub.IntegrationTests.EmbeddedWorker;

public sealed class HttpTests
{
    [Fact]
    public async Task A_result_is_written_and_route_values_are_bound_by_name()
    {
        await using var host = await EchoHost.Start();
        var answer = await host.Client.PostAsync("/api/echo/ribbon", new StringContent("你好"));
        var written = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(("ribbon", "你好"), (written.GetProperty("vendor").GetString(), written.GetProperty("body").GetString()));
        await Eventually.Holds(() => host.Log.Lines.Contains("disposed"));
    }

    [Fact]
    public async Task The_prefix_is_the_apps()
    {
        await using var host = await EchoHost.Start(prefix: "");
        Assert.Equal(HttpStatusCode.OK, (await host.Client.PostAsync("/echo/ribbon", new StringContent("x"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.PostAsync("/api/echo/ribbon", new StringContent("x"))).StatusCode);
    }

    [Fact]
    public async Task Values_of_other_types_are_parsed_and_plain_objects_answered_as_json()
    {
        await using var host = await EchoHost.Start();
        var id = Guid.NewGuid();
        Assert.Equal(new Greeting($"GET {id:N} 2026-03-02", 7), await host.Client.GetFromJsonAsync<Greeting>($"/api/typed/7/{id}/2026-03-02"));
        Assert.Equal(new Greeting($"GET {id:N} ", 7), await host.Client.GetFromJsonAsync<Greeting>($"/api/typed/7/{id}"));
        Assert.Equal("1041", await host.Client.GetStringAsync("/api/long/41?a=b"));
    }

    [Theory]
    [InlineData("GET", "/api/typed/seven/6f9619ff-8b86-d011-b42d-00cf4fc964ff", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/long/many", HttpStatusCode.BadRequest)]
    [InlineData("GET", "/api/echo/ribbon", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/api/nowhere", HttpStatusCode.NotFound)]
    [InlineData("DELETE", "/api/nothing", HttpStatusCode.NoContent)]
    public async Task Constraints_methods_and_bad_values_have_their_answers(string method, string path, HttpStatusCode status)
    {
        await using var host = await EchoHost.Start();
        using var request = new HttpRequestMessage(new(method), path);
        Assert.Equal(status, (await host.Client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Without_a_list_of_methods_all_are_taken_and_the_route_is_the_name()
    {
        await using var host = await EchoHost.Start();
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Put, HttpMethod.Patch })
        {
            using var request = new HttpRequestMessage(method, "/api/Text");
            var answer = await host.Client.SendAsync(request);
            Assert.Equal($"{method} Text Echo.Text same services", await answer.Content.ReadAsStringAsync());
            Assert.Equal("text/plain", answer.Content.Headers.ContentType!.MediaType);
        }
    }

    [Fact]
    public async Task A_failure_is_a_500_that_tells_nothing_and_is_logged_without_its_message()
    {
        await using var host = await EchoHost.Start();
        var answer = await host.Client.GetAsync("/api/fails");
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("urn:hrhub:internal-error", problem.GetProperty("type").GetString());
        var trace = problem.GetProperty("traceId").GetString()!;
        Assert.DoesNotContain("InvalidData", problem.GetRawText(), StringComparison.Ordinal);
        var line = Assert.Single(host.LogLines, line => line.Contains(trace, StringComparison.Ordinal) && line.StartsWith("Error", StringComparison.Ordinal));
        Assert.Contains("System.IO.InvalidDataException", line, StringComparison.Ordinal);
        Assert.DoesNotContain(host.LogLines, line => line.Contains("张三丰", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/api/withkey", null, HttpStatusCode.Unauthorized)]
    [InlineData("/api/withkey", "wrong", HttpStatusCode.Unauthorized)]
    [InlineData("/api/withkey", "function-2", HttpStatusCode.OK)]
    [InlineData("/api/withkey", "admin-1", HttpStatusCode.OK)]
    [InlineData("/api/withkey?code=function-1", null, HttpStatusCode.OK)]
    [InlineData("/api/withkey?code=function-1", "wrong", HttpStatusCode.Unauthorized)]
    [InlineData("/api/foradmin", "function-1", HttpStatusCode.Unauthorized)]
    [InlineData("/api/foradmin", "admin-1", HttpStatusCode.OK)]
    public async Task A_key_opens_what_its_level_may(string path, string? key, HttpStatusCode status)
    {
        await using var host = await EchoHost.Start(new() { Port = 0, FunctionKeys = ["function-1", "function-2", ""], AdminKeys = ["admin-1"] });
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (key is not null) request.Headers.Add("x-functions-key", key);
        Assert.Equal(status, (await host.Client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Without_configured_keys_nobody_gets_in()
    {
        await using var host = await EchoHost.Start(new() { Port = 0, FunctionKeys = [""] });
        foreach (var path in new[] { "/api/withkey?code=", "/api/withkey?code=x", "/api/foradmin" })
            Assert.Equal(HttpStatusCode.Unauthorized, (await host.Client.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task A_body_over_the_servers_limit_is_a_413()
    {
        await using var host = await EchoHost.Start(new() { Port = 0, MaxRequestBodySize = 1000 });
        Assert.Equal(HttpStatusCode.OK, (await host.Client.PostAsync("/api/echo/v", new ByteArrayContent(new byte[1000]))).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await host.Client.PostAsync("/api/echo/v", new ByteArrayContent(new byte[1001]))).StatusCode);
    }

    [Fact]
    public async Task A_large_body_reaches_the_function_by_default()
    {
        await using var host = await EchoHost.Start();
        var answer = await host.Client.PostAsync("/api/echo/v", new StringContent(new string('x', 40_000_000)));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_stop_lets_running_requests_finish()
    {
        await using var host = await EchoHost.Start();
        var slow = host.Client.GetStringAsync("/api/slow");
        await Eventually.Holds(() => host.Log.Lines.Contains("slow"));
        var stopping = host.Host.StopAsync();
        host.Log.Gate.SetResult();
        await stopping;
        Assert.Equal("/api/slow", await slow);
    }

    [Fact]
    public async Task Only_the_loopback_address_is_listened_on()
    {
        await using var host = await EchoHost.Start();
        Assert.Equal("127.0.0.1", host.Host.Address.Host);
    }

    [Fact]
    public async Task A_taken_port_is_an_error_and_leaves_nothing_running()
    {
        await using var first = await EchoHost.Start();
        await Assert.ThrowsAnyAsync<IOException>(() => EchoHost.Start(new() { Port = first.Host.Address.Port }));
    }
}
