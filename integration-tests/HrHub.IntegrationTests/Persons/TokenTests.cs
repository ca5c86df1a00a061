using System.Net;
using HrHub.Api.Access;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Local.Hosting;
using HrHub.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HrHub.IntegrationTests.Persons;

/// <summary>Which tokens open the API, and which do not.</summary>
public sealed class TokenTests : IAsyncLifetime
{
    private PersonsWorld _world = null!;

    public async Task InitializeAsync() => _world = await PersonsWorld.Start();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    public static TheoryData<string> Bad => ["wrong audience", "wrong issuer", "expired", "not yet valid", "without expiry", "unsigned", "foreign key", "public key as secret", "changed", "no subject", "no token at all"];

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task A_token_that_is_wrong_is_refused(string how)
    {
        var provider = _world.Provider;
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var good = provider.Token("compliance");
        var token = how switch
        {
            "wrong audience" => provider.Token("compliance", change: token => token.Audience = "api://another-system"),
            "wrong issuer" => provider.Token("compliance", change: token => token.Issuer = "https://login.example.com"),
            "expired" => provider.Token("compliance", change: token => (token.NotBefore, token.Expires) = (now.AddHours(-2), now.AddHours(-1))),
            "not yet valid" => provider.Token("compliance", change: token => token.NotBefore = now.AddMinutes(5)),
            "without expiry" => provider.Token("compliance", change: token => token.Expires = null),
            "unsigned" => provider.WithoutSignature("compliance"),
            "foreign key" => provider.SignedByAForeignKey("compliance"),
            "public key as secret" => provider.SignedWithThePublicKey("compliance"),
            "changed" => $"{good.Split('.')[0]}.{provider.Token("compliance", "somebody-else").Split('.')[1]}.{good.Split('.')[2]}",
            "no subject" => provider.Token("compliance", ""),
            _ => "no.token.atall",
        };
        using var answer = await _world.Hub.Call(token, "GET", "cases");
        await PersonsWorld.IsProblem(answer, HttpStatusCode.Unauthorized, "unauthenticated");

        using var right = await _world.Hub.Call(good, "GET", "cases");
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
    }

    [Fact]
    public async Task Staff_without_a_second_factor_are_refused_and_that_is_on_the_trail()
    {
        using var answer = await _world.Hub.Call(_world.Provider.Token("compliance", "officer-2", mfa: false), "GET", "cases");
        await PersonsWorld.IsProblem(answer, HttpStatusCode.Unauthorized, "mfa-required");
        Assert.Contains(await _world.Trail(AuditEvent.HubChain), entry => entry is { Allowed: false, Why: "mfa-required", Who.Id: "officer-2" });
    }

    [Theory]
    [InlineData(null)]
    [InlineData("astronaut")]
    [InlineData("Compliance")]
    [InlineData("candidate")]
    public async Task A_token_without_a_role_of_ours_opens_nothing(string? role)
    {
        // A candidate without an id of ours is nobody.
        using var answer = await _world.Hub.Call(_world.Provider.Token(role), "GET", "cases");
        await PersonsWorld.IsProblem(answer, HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task Somebody_of_two_roles_acts_in_the_one_that_has_the_right()
    {
        using var answer = await _world.Hub.Call(_world.Provider.Token("hr,compliance", "two-hats"), "POST", $"candidates/{PersonsWorld.Lin}/holds", """{"why":"Proceedings"}""");
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Contains(await _world.Trail(PersonsWorld.Lin), entry => entry is { Action: AuditAction.HoldPlaced, Who: { Id: "two-hats", Role: Role.Compliance } });
    }

    [Fact]
    public async Task Keys_are_kept_and_asked_for_again_when_the_provider_changes_them()
    {
        (await _world.Hub.Call(_world.Provider.Token("compliance"), "GET", "cases")).Dispose();
        (await _world.Hub.Call(_world.Provider.Token("compliance"), "GET", "cases")).Dispose();
        Assert.Single(_world.Provider.Requests, request => request == "/keys");

        _world.Provider.ChangeKey();
        await Eventually.Holds(async () =>
        {
            using var answer = await _world.Hub.Call(_world.Provider.Token("compliance"), "GET", "cases");
            return answer.IsSuccessStatusCode;
        });
    }

    [Fact]
    public async Task Without_a_provider_every_protected_route_answers_401()
    {
        await using var hub = await TestHub.Start(("Access:DevelopmentIssuer", "false"));
        using var answer = await hub.Call(_world.Provider.Token("compliance"), "GET", "cases");
        await PersonsWorld.IsProblem(answer, HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task The_development_issuer_counts_only_where_the_settings_say_so()
    {
        await using var hub = await TestHub.Start(("Access:DevelopmentIssuer", "true"));
        string Token(TestHub of) => LocalIssuer.In(of.Folder).Issue(of.Hub.Api.GetRequiredService<IOptions<AccessOptions>>().Value, new(Role.Compliance, "dev"), TimeProvider.System.GetUtcNow());

        using var taken = await hub.Call(Token(hub), "GET", "cases");
        using var foreign = await hub.Call(Token(_world.Hub), "GET", "cases");
        using var off = await _world.Hub.Call(Token(_world.Hub), "GET", "cases");

        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        await PersonsWorld.IsProblem(foreign, HttpStatusCode.Unauthorized, "unauthenticated");
        await PersonsWorld.IsProblem(off, HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task The_command_line_prints_a_token_that_opens_the_hub()
    {
        await using var hub = await TestHub.Start();
        var printed = await HubCommand.Run("token", "--role", "compliance", "--name", "officer-3", "--data", hub.Folder);
        Assert.True(printed.ExitCode == 0, printed.Error);

        using var answer = await hub.Call(printed.Output.Trim(), "GET", "cases");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
