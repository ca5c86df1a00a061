using HrHub.Core;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace HrHub.Api.Access;

/// <summary>
/// Checks a bearer token: signed with a key that its issuer publishes, for us, and valid now. Keys are found by discovery, kept, and asked for again when
/// a token names one that is not known (OpenID Connect Discovery 1.0). Nothing configured: every token is refused.
/// </summary>
public sealed class ValidateToken
{
    /// <summary>Asymmetric only: with a symmetric or no algorithm whoever can check a token could make one.</summary>
    private static readonly string[] Algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };
    private readonly TokenValidationParameters? _provider;
    private readonly TokenValidationParameters? _development;
    private readonly TimeProvider _clock;

    /// <param name="options">Whose tokens.</param>
    /// <param name="development">The issuer on this machine, or null.</param>
    /// <param name="clock">Now.</param>
    public ValidateToken(IOptions<AccessOptions> options, DevelopmentIssuer? development, TimeProvider clock)
    {
        _clock = clock;
        var access = options.Value;
        if (access.Authority.Length > 0)
        {
            var address = $"{access.Authority.TrimEnd('/')}/.well-known/openid-configuration";
            var retriever = new HttpDocumentRetriever { RequireHttps = !new Uri(access.Authority).IsLoopback };
            _provider = For(access.Audience);
            _provider.ConfigurationManager = new ConfigurationManager<OpenIdConnectConfiguration>(address, new OpenIdConnectConfigurationRetriever(), retriever)
            {
                RefreshInterval = TimeSpan.FromSeconds(30),
                // A key that the provider withdrew opens nothing any more: at the latest after this, and at once when a newer key was seen.
                AutomaticRefreshInterval = TimeSpan.FromMinutes(10),
                UseLastKnownGoodConfiguration = false,
            };
        }
        if (development is not null)
        {
            _development = For(DevelopmentIssuer.Audience);
            _development.ValidIssuer = DevelopmentIssuer.Name;
            _development.IssuerSigningKey = development.Key;
        }
    }

    /// <param name="token">As it came.</param>
    /// <param name="fromThisMachine">The development issuer's tokens are worth nothing from elsewhere.</param>
    public async Task<Outcome<JsonWebToken>> Handle(string token, bool fromThisMachine)
    {
        // The issuer is read unchecked to choose whose key must fit; the check itself says whether it is true.
        var development = fromThisMachine && _development is not null && _handler.CanReadToken(token) && _handler.ReadJsonWebToken(token).Issuer == DevelopmentIssuer.Name;
        if ((development ? _development : _provider) is not { } parameters) return HubError.Unauthenticated;
        var result = await _handler.ValidateTokenAsync(token, parameters);
        return result.IsValid && result.SecurityToken is JsonWebToken valid ? valid : HubError.Unauthenticated;
    }

    private TokenValidationParameters For(string audience) => new()
    {
        ValidAudience = audience,
        ValidAlgorithms = Algorithms,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        LifetimeValidator = (notBefore, expires, _, _) => IsNow(notBefore, expires),
    };

    private bool IsNow(DateTime? notBefore, DateTime? expires)
    {
        var now = _clock.GetUtcNow().UtcDateTime;
        // Added to now: a token may say the first or the last moment there is, and the library does where it says nothing.
        return expires is { } end && now - Skew < end && (notBefore is not { } start || now + Skew >= start);
    }
}
