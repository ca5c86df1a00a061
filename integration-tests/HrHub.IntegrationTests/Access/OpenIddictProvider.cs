using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using HrHub.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace HrHub.IntegrationTests.Access;

/// <summary>
/// A provider that nobody of us wrote: OpenIddict on a port of this machine, with discovery, keys and a token endpoint. Systems come by client credentials; how people sign in is the provider's own affair, here a grant
/// of its own that says who they are.
/// </summary>
internal sealed class OpenIddictProvider : IAsyncDisposable
{
    public const string StaffGrant = "urn:hrhub-test:signed-in", Secret = "not a secret of anybody";
    private readonly WebApplication _app;
    private readonly HttpClient _http = new();

    private OpenIddictProvider(WebApplication app) => _app = app;

    public string Authority => _app.Urls.Single();

    /// <summary>Paths that were asked for.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>The settings of a hub that trusts this provider, and no other.</summary>
    public (string, string?)[] Settings => [("Access:Authority", Authority), ("Access:Audience", OpenIdProvider.Audience), ("Access:DevelopmentIssuer", "false")];

    public static async Task<OpenIddictProvider> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddOpenIddict().AddServer(server =>
        {
            server.SetTokenEndpointUris("connect/token").AllowClientCredentialsFlow().AllowCustomFlow(StaffGrant);
            server.RegisterScopes("candidates.read", "changes.read", "results.write", "events.subscribe");
            // Without a database: who may get what is said here.
            server.EnableDegradedMode();
            server.AddSigningKey(NewKey()).AddEphemeralEncryptionKey().DisableAccessTokenEncryption();
            server.UseAspNetCore().DisableTransportSecurityRequirement();
            server.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(Validate));
            server.AddEventHandler<HandleTokenRequestContext>(handler => handler.UseInlineHandler(Issue));
        });
        builder.Services.AddAuthentication();
        var app = builder.Build();
        var provider = new OpenIddictProvider(app);
        app.Use((context, next) =>
        {
            provider.Requests.Enqueue(context.Request.Path);
            return next(context);
        });
        app.UseAuthentication();
        await app.StartAsync();
        return provider;
    }

    /// <summary>By client credentials.</summary>
    public Task<string> System(string client, string scopes, string audience = OpenIdProvider.Audience)
        => Token(new() { ["grant_type"] = "client_credentials", ["client_id"] = client, ["client_secret"] = Secret, ["scope"] = scopes, ["for"] = audience });

    /// <summary>Of somebody who signed in.</summary>
    /// <param name="role">As the sample settings call it.</param>
    /// <param name="subject">Who.</param>
    /// <param name="methods">What was used to sign in, for example <c>pwd mfa</c>.</param>
    /// <param name="more">Further claims.</param>
    public Task<string> Person(string role, string subject, string methods, params (string Name, string Value)[] more)
    {
        var form = new Dictionary<string, string> { ["grant_type"] = StaffGrant, ["client_id"] = "portal", ["client_secret"] = Secret, ["for"] = OpenIdProvider.Audience, ["subject"] = subject, ["claim.roles"] = role, ["claim.amr"] = methods };
        foreach (var (name, value) in more) form[$"claim.{name}"] = value;
        return Token(form);
    }

    /// <summary>Signs with a new key from now on, and publishes that one alone.</summary>
    public void ChangeKey()
    {
        var credentials = _app.Services.GetRequiredService<IOptionsMonitor<OpenIddictServerOptions>>().CurrentValue.SigningCredentials;
        credentials.Clear();
        credentials.Add(new(NewKey(), SecurityAlgorithms.RsaSha256));
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    private static RsaSecurityKey NewKey() => new(RSA.Create(2048)) { KeyId = Guid.NewGuid().ToString("n") };

    private async Task<string> Token(Dictionary<string, string> form)
    {
        using var content = new FormUrlEncodedContent(form);
        using var answer = await _http.PostAsync(new Uri($"{Authority}/connect/token"), content);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, body);
        return JsonDocument.Parse(body).RootElement.GetProperty("access_token").GetString()!;
    }

    private static ValueTask Validate(ValidateTokenRequestContext context)
    {
        if (context.ClientSecret != Secret) context.Reject(OpenIddictConstants.Errors.InvalidClient);
        return default;
    }

    private static ValueTask Issue(HandleTokenRequestContext context)
    {
        var request = context.Request;
        var identity = new ClaimsIdentity("hrhub-test", OpenIddictConstants.Claims.Name, OpenIddictConstants.Claims.Role);
        identity.AddClaim(OpenIddictConstants.Claims.Subject, (string?)request["subject"] ?? request.ClientId!);
        if (request.IsClientCredentialsGrantType()) identity.AddClaim("roles", "system");
        foreach (var (name, value) in request.GetParameters().Where(parameter => parameter.Key.StartsWith("claim.", StringComparison.Ordinal)))
            foreach (var one in ((string?)value)!.Split(' ')) identity.AddClaim(new Claim(name["claim.".Length..], one));

        var principal = new ClaimsPrincipal(identity);
        principal.SetScopes(request.GetScopes());
        principal.SetResources((string)request["for"]!);
        principal.SetDestinations(_ => [OpenIddictConstants.Destinations.AccessToken]);
        context.SignIn(principal);
        return default;
    }
}
