using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace HrHub.TestKit;

/// <summary>An OpenID provider outside the hub: discovery, keys, and tokens with whatever claims a test wants.</summary>
public sealed class OpenIdProvider : IAsyncDisposable
{
    public const string Audience = "api://hrhub-test";
    private readonly StubServer _server;
    private RsaSecurityKey _key;

    private OpenIdProvider(StubServer server) => (_server, _key) = (server, NewKey());

    /// <summary>Issuer and base address.</summary>
    public string Authority => _server.Address.AbsoluteUri.TrimEnd('/');

    /// <summary>Paths that were asked for.</summary>
    public IReadOnlyList<string> Requests => _server.Requests;

    public static async Task<OpenIdProvider> Start()
    {
        var provider = new OpenIdProvider(await StubServer.Start());
        provider._server.On("/.well-known/openid-configuration", JsonSerializer.SerializeToUtf8Bytes(new { issuer = provider.Authority, jwks_uri = $"{provider.Authority}/keys" }));
        provider.Publish();
        return provider;
    }

    /// <summary>The settings of a hub that trusts this provider, and no other.</summary>
    public (string, string?)[] Settings => [("Access:Authority", Authority), ("Access:Audience", Audience), ("Access:DevelopmentIssuer", "false")];

    /// <summary>Signs with a new key from now on, and publishes that one alone.</summary>
    public void ChangeKey()
    {
        _key = NewKey();
        Publish();
    }

    /// <param name="role">As the sample settings call it, for example <c>compliance</c>; null for none.</param>
    /// <param name="subject">Who.</param>
    /// <param name="candidateId">For candidates.</param>
    /// <param name="mfa">Whether a second factor was used.</param>
    /// <param name="change">Applied before it is signed. Before it a department head has all of <c>HQ</c>, an interviewer the position <c>RM-01</c>, a system every scope.</param>
    public string Token(string? role, string subject = "staff-1", string? candidateId = null, bool mfa = true, Action<SecurityTokenDescriptor>? change = null)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var claims = new Dictionary<string, object> { ["sub"] = subject, ["amr"] = mfa ? new[] { "pwd", "mfa" } : ["pwd"] };
        if (role is not null) claims["roles"] = role.Split(',');
        if (candidateId is not null) claims["candidate_id"] = candidateId;
        if (role?.Contains("department-head", StringComparison.Ordinal) is true) claims["departments"] = "HQ";
        if (role?.Contains("interviewer", StringComparison.Ordinal) is true) claims["positions"] = new[] { "RM-01" };
        if (role?.Contains("system", StringComparison.Ordinal) is true) claims["scope"] = "candidates.read changes.read results.write events.subscribe invitations.read";
        var token = new SecurityTokenDescriptor
        {
            Issuer = Authority,
            Audience = Audience,
            Claims = claims,
            NotBefore = now.AddMinutes(-1),
            Expires = now.AddMinutes(10),
            SigningCredentials = new(_key, SecurityAlgorithms.RsaSha256),
        };
        change?.Invoke(token);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(token);
    }

    /// <summary>A token as it should be, but for its signature: none, and a header that says so.</summary>
    public string WithoutSignature(string role)
        => $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{Token(role).Split('.')[1]}.";

    /// <summary>Signed with the public key as if it were a shared secret: the confusion of algorithms.</summary>
    public string SignedWithThePublicKey(string role)
    {
        var secret = new SymmetricSecurityKey(Encoding.ASCII.GetBytes(_key.Rsa.ExportSubjectPublicKeyInfoPem())) { KeyId = _key.KeyId };
        return Token(role, change: token => token.SigningCredentials = new(secret, SecurityAlgorithms.HmacSha256));
    }

    /// <summary>Signed with a key that carries the name of the provider's key, but is another one.</summary>
    public string SignedByAForeignKey(string role)
    {
        var foreign = NewKey();
        foreign.KeyId = _key.KeyId;
        return Token(role, change: token => token.SigningCredentials = new(foreign, SecurityAlgorithms.RsaSha256));
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private void Publish()
    {
        var key = _key.Rsa.ExportParameters(includePrivateParameters: false);
        _server.On("/keys", JsonSerializer.SerializeToUtf8Bytes(new
        {
            keys = new[] { new { kty = "RSA", use = "sig", alg = "RS256", kid = _key.KeyId, n = Base64UrlEncoder.Encode(key.Modulus), e = Base64UrlEncoder.Encode(key.Exponent) } },
        }));
    }

    private static RsaSecurityKey NewKey() => new(RSA.Create(2048)) { KeyId = Guid.NewGuid().ToString("n") };
}
