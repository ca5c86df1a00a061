using System.Net;
using System.Net.Http.Json;
using HrHub.Local.Sandbox.Downstream;
using HrHub.TestKit;

namespace HrHub.IntegrationTests.Sync;

public sealed class SandboxSystemTests
{
    [Fact]
    public async Task What_the_contract_does_not_know_is_answered_501()
    {
        await using var system = await Start(null);
        using var http = Client(system);
        Assert.Equal(HttpStatusCode.NotImplemented, (await http.PutAsJsonAsync("/baselines", new { })).StatusCode);
        Assert.Equal(HttpStatusCode.NotImplemented, (await http.GetAsync(new Uri("/baselines/cand-1", UriKind.Relative))).StatusCode);
    }

    [Theory]
    [InlineData("wrong", "k", 1, "{\"candidateId\":\"cand-1\",\"rows\":[]}", HttpStatusCode.Unauthorized)]
    [InlineData("right", null, 1, "{\"candidateId\":\"cand-1\",\"rows\":[]}", HttpStatusCode.BadRequest)]
    [InlineData("right", "k", null, "{\"candidateId\":\"cand-1\",\"rows\":[]}", HttpStatusCode.BadRequest)]
    [InlineData("right", "k", 1, "{\"candidateId\":\"cand-1\"}", HttpStatusCode.BadRequest)]
    [InlineData("right", "k", 1, "{\"candidateId\":\"cand-1\",\"rows\":[],\"name\":\"Ada Byron\"}", HttpStatusCode.BadRequest)]
    [InlineData("right", "k", 1, "{\"candidateId\":\"cand-1\",\"rows\":[{\"dimension\":\"logic\"}]}", HttpStatusCode.BadRequest)]
    [InlineData("right", "k", 1, "{", HttpStatusCode.BadRequest)]
    [InlineData("right", "k", 1, "{\"candidateId\":\"cand-1\",\"rows\":[]}", HttpStatusCode.OK)]
    public async Task Credential_headers_and_body_are_held_to_the_contract(string credential, string? key, int? version, string body, HttpStatusCode expected)
    {
        await using var system = await Start(null);
        using var http = Client(system, credential);
        Assert.Equal(expected, await Put(http, key, version, body));
        Assert.Equal(expected is HttpStatusCode.OK ? 1 : 0, system.Ledger.Summary().Effective);
    }

    [Fact]
    public async Task An_older_version_is_refused_and_a_known_key_absorbed_after_a_restart_too()
    {
        using var folder = new TempFolder();
        await using (var before = await Start(folder.Path))
        {
            using var http = Client(before);
            Assert.Equal(HttpStatusCode.OK, await Put(http, "two", 2));
        }

        await using var system = await Start(folder.Path);
        using var again = Client(system);
        Assert.Equal(HttpStatusCode.Conflict, await Put(again, "one", 1));
        Assert.Equal(HttpStatusCode.OK, await Put(again, "two", 2));
        Assert.Equal(new LedgerSummary(Requests: 3, Effective: 1, Pairs: 1, Repeats: 1, Older: 1, Refused: 0, Faults: 0), await again.GetFromJsonAsync<LedgerSummary>("/sandbox/summary"));
        Assert.Equal(2, system.Ledger.Held("cand-1")!.Version);
    }

    [Fact]
    public async Task A_version_that_takes_effect_twice_under_two_keys_shows()
    {
        await using var system = await Start(null);
        using var http = Client(system);
        await Put(http, "one", 1);
        await Put(http, "another", 1);
        Assert.Equal((2, 1), (system.Ledger.Summary().Effective, system.Ledger.Summary().Pairs));
    }

    private static Task<SandboxSystem> Start(string? directory) => SandboxSystem.Start("performance", "right", 0, directory, TimeProvider.System, default);

    private static HttpClient Client(SandboxSystem system, string credential = "right")
    {
        var http = new HttpClient { BaseAddress = system.Address };
        http.DefaultRequestHeaders.Add("X-Api-Key", credential);
        return http;
    }

    private static async Task<HttpStatusCode> Put(HttpClient http, string? key, int? version, string body = "{\"candidateId\":\"cand-1\",\"rows\":[]}")
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/baselines/cand-1") { Content = new StringContent(body) };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        if (version is not null) request.Headers.Add("X-HrHub-Version", $"{version}");
        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }
}
