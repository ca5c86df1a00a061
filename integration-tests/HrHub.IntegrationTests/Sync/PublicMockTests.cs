using System.Net;
using HrHub.Core.Parking;
using HrHub.Pipeline.Sync;
using HrHub.TestKit;

namespace HrHub.IntegrationTests.Sync;

/// <summary>What our Refit clients send, judged by a public mock server from the contracts alone.</summary>
public sealed class PublicMockTests : IAsyncLifetime
{
    private const string Ada = "cand-ada";
    private readonly Dictionary<string, PrismServer> _mocks = [];

    public async Task InitializeAsync()
    {
        var starting = Downstreams.Names.ToDictionary(name => name, PrismServer.Start);
        foreach (var (name, start) in starting) _mocks[name] = await start;
    }

    public async Task DisposeAsync()
    {
        foreach (var mock in _mocks.Values) await mock.DisposeAsync();
    }

    [Fact]
    public async Task Every_request_of_a_candidates_whole_life_keeps_to_the_contracts()
    {
        var addresses = _mocks.Select(mock => ($"Sync:{mock.Key}:BaseUrl", mock.Value.Address.ToString()));
        await using var world = await SyncWorld.Start([.. addresses, ("Sync:Ehr:EmployeeIds:0:Pattern", @"HQ-([A-Z])(\d{5})"), ("Sync:Ehr:EmployeeIds:0:Replacement", "$1$2"), ("Sync:Ehr:EmployeeIds:0:LettersToDigits", "true")]);
        await world.Change(Ada);
        await world.Settle();
        await world.Change(Ada, file => file with { Stage = "hired", EmployeeNumber = "HQ-A00123" });
        await world.Settle();
        await world.Change(Ada, file => file with { MergedInto = "cand-grace", Interviews = [], Identity = new() });
        await world.Settle();

        Assert.Empty(await world.Get<IParkedItems>().List(new(), default).ToListAsync());
        // The EHR's second state comes with an onboarding file.
        await AllValid("ehr", "put", "put", "put", "delete");
        await AllValid("performance", "put", "put", "delete");
        await AllValid("training", "put", "put", "delete");
        foreach (var name in _mocks.Keys) Assert.Equal(3, (await world.States.Find(Ada, name, default))!.PushedVersion);
    }

    [Fact]
    public async Task The_mock_server_refuses_what_a_contract_does_not_allow()
    {
        using var http = new HttpClient { BaseAddress = _mocks["ehr"].Address };
        http.DefaultRequestHeaders.Add("Authorization", "Bearer ehr-credential");
        using var request = new HttpRequestMessage(HttpMethod.Put, "/candidates/cand-ada") { Content = new StringContent("""{"candidateId":"cand-ada","nickname":"A"}""", null, "application/json") };
        using var answer = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var violations = string.Concat(answer.Headers.GetValues("sl-violations"));
        foreach (var wrong in (string[])["'stage'", "'interviews'", "'nickname'", "'idempotency-key'"]) Assert.Contains(wrong, violations, StringComparison.Ordinal);
    }

    /// <summary>What a process prints comes a moment after its answer.</summary>
    private async Task AllValid(string name, params string[] methods)
    {
        await Eventually.Holds(() => _mocks[name].Valid >= methods.Length);
        Assert.Equal(methods, _mocks[name].Received);
        Assert.Equal(methods.Length, _mocks[name].Valid);
    }
}
