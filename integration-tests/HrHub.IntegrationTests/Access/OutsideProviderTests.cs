using System.Net;
using HrHub.IntegrationTests.Persons;
using HrHub.TestKit;

namespace HrHub.IntegrationTests.Access;

/// <summary>The hub behind an OpenID provider that somebody else wrote: what is agreed on is the standard alone.</summary>
public sealed class OutsideProviderTests : IAsyncLifetime
{
    private OpenIddictProvider _provider = null!;
    private PersonsWorld _world = null!;

    public async Task InitializeAsync()
    {
        _provider = await OpenIddictProvider.Start();
        _world = await PersonsWorld.Start(_provider.Settings);
    }

    public async Task DisposeAsync()
    {
        await _world.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task A_system_comes_by_client_credentials_and_gets_what_its_scopes_say()
    {
        await Answers(await _provider.System("ehr", "changes.read results.write"), "changes", HttpStatusCode.OK);
        await Answers(await _provider.System("ehr", "results.write"), "changes", HttpStatusCode.Forbidden);
        await Answers(await _provider.System("ehr", "changes.read results.write"), "cases", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task People_come_with_their_roles_and_need_a_second_factor()
    {
        await Answers(await _provider.Person("compliance", "officer-1", "pwd mfa"), "cases", HttpStatusCode.OK);
        await Answers(await _provider.Person("compliance hr", "two-hats", "pwd mfa"), "search", HttpStatusCode.OK);
        await Answers(await _provider.Person("compliance", "officer-1", "pwd"), "cases", HttpStatusCode.Unauthorized);
        await Answers(await _provider.Person("astronaut", "somebody", "pwd mfa"), "cases", HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("department-head", "departments", "HQ/Shanghai", 2)]
    [InlineData("department-head", "departments", "HQ/Beijing", 0)]
    [InlineData("interviewer", "positions", "RM-01", 2)]
    [InlineData("interviewer", "positions", "RM-02", 0)]
    [InlineData("interviewer", "departments", "HQ", 0)]
    public async Task Whose_interviews_they_see_is_what_the_provider_says(string role, string claim, string value, int hits)
    {
        using var answer = await _world.Hub.Call(await _provider.Person(role, "somebody", "pwd mfa", (claim, value)), "GET", "search");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(hits, (await PersonsWorld.Body(answer)).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task A_candidate_comes_with_the_own_id_and_sees_the_own_cases()
    {
        var lin = await _provider.Person("candidate", "account-1", "pwd", ("candidate_id", PersonsWorld.Lin));
        var caseId = await _world.Open(lin, PersonsWorld.Lin, """{"kind":"access"}""");
        await Answers(lin, $"cases/{caseId}", HttpStatusCode.OK);
        await Answers(await _provider.Person("candidate", "account-2", "pwd", ("candidate_id", PersonsWorld.Ada)), $"cases/{caseId}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_token_for_another_audience_is_refused_and_so_is_one_of_another_provider()
    {
        await Answers(await _provider.System("ehr", "changes.read", "api://another-system"), "changes", HttpStatusCode.Unauthorized);
        // The world's own provider, which this hub does not trust.
        await Answers(_world.Provider.Token("system"), "changes", HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Keys_are_found_by_discovery_kept_and_asked_for_again_after_they_changed()
    {
        var before = await _provider.System("ehr", "changes.read");
        foreach (var _ in Enumerable.Range(0, 3)) await Answers(before, "changes", HttpStatusCode.OK);
        Assert.Equal(["/.well-known/openid-configuration", "/.well-known/jwks"], _provider.Requests.Where(path => path.StartsWith("/.well-known", StringComparison.Ordinal)));

        _provider.ChangeKey();
        var after = await _provider.System("ehr", "changes.read");
        await Eventually.Holds(async () =>
        {
            using var answer = await _world.Hub.Call(after, "GET", "changes");
            return answer.IsSuccessStatusCode;
        });
        await Answers(before, "changes", HttpStatusCode.Unauthorized);
    }

    private async Task Answers(string token, string path, HttpStatusCode status)
    {
        using var answer = await _world.Hub.Call(token, "GET", path);
        Assert.True(status == answer.StatusCode, $"{path}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }
}
