using System.Net;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.IntegrationTests.Persons;

namespace HrHub.IntegrationTests.Access;

/// <summary>Whose interviews a token opens: by its claims, by the directory, and by nothing else.</summary>
public sealed class SightTests : IAsyncLifetime
{
    private readonly TestKit.TempFolder _folder = new();
    private PersonsWorld _world = null!;

    private string Directory => _folder.File("directory.json");

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(Directory, """{"head-1":{"departments":["HQ/Shanghai"]},"interviewer-1":{"positions":["RM-01"]}}""");
        _world = await PersonsWorld.Start(("Access:DirectoryFile", Directory));
    }

    public async Task DisposeAsync()
    {
        await _world.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("department-head", "departments", "HQ", true)]
    [InlineData("department-head", "departments", "HQ/Shanghai/Retail", true)]
    [InlineData("department-head", "departments", "HQ/Shanghai/Re", false)]
    [InlineData("department-head", "departments", "HQ/Beijing", false)]
    [InlineData("department-head", "positions", "RM-01", false)]
    [InlineData("interviewer", "positions", "RM-01", true)]
    [InlineData("interviewer", "positions", "RM-02", false)]
    [InlineData("interviewer", "departments", "HQ", false)]
    public async Task What_a_token_says_is_what_is_found(string role, string claim, string value, bool finds)
        => Assert.Equal(finds ? 2 : 0, await Found(Token(role, "somebody", (claim, value))));

    [Fact]
    public async Task The_directory_says_what_a_token_does_not_and_is_read_again_when_it_changes()
    {
        Assert.Equal(2, await Found(Token("department-head", "head-1")));
        Assert.Equal(2, await Found(Token("interviewer", "interviewer-1")));
        Assert.Equal(0, await Found(Token("department-head", "head-2")));

        await File.WriteAllTextAsync(Directory, """{"head-2":{"departments":["HQ"]}}""");
        File.SetLastWriteTimeUtc(Directory, File.GetLastWriteTimeUtc(Directory).AddSeconds(1));
        Assert.Equal(0, await Found(Token("department-head", "head-1")));
        Assert.Equal(2, await Found(Token("department-head", "head-2")));
    }

    [Fact]
    public async Task A_claim_wins_over_the_directory()
        => Assert.Equal(0, await Found(Token("department-head", "head-1", ("departments", "HQ/Beijing"))));

    [Fact]
    public async Task A_system_needs_the_scope_and_its_want_is_on_the_trail()
    {
        foreach (var (scopes, status) in ((string, HttpStatusCode)[])[("changes.read", HttpStatusCode.OK), ("results.write events.subscribe", HttpStatusCode.Forbidden), ("changes", HttpStatusCode.Forbidden), ("", HttpStatusCode.Forbidden)])
        {
            using var answer = await _world.Hub.Call(Token("system", "ehr", ("scope", scopes)), "GET", "changes");
            Assert.Equal(status, answer.StatusCode);
        }
        Assert.Equal(3, (await _world.Trail(AuditEvent.HubChain)).Count(entry => entry is { Allowed: false, Why: "forbidden", FieldClass: "changes", Who: { Id: "ehr", Role: Role.System } }));
    }

    private async Task<int> Found(string token)
    {
        using var answer = await _world.Hub.Call(token, "GET", "search");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await PersonsWorld.Body(answer)).GetProperty("items").GetArrayLength();
    }

    /// <summary>With these claims and none of those that a test provider gives by itself.</summary>
    private string Token(string role, string subject, params (string Name, string Value)[] claims) => _world.Provider.Token(role, subject, change: token =>
    {
        foreach (var name in (string[])["departments", "positions", "scope"]) token.Claims.Remove(name);
        foreach (var (name, value) in claims) token.Claims[name] = value;
    });
}
