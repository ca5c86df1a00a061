using Microsoft.IdentityModel.Tokens;

namespace HrHub.Api.Access;

/// <summary>The issuer on a developer's machine. The API knows only its key; <c>HrHub.Local token</c> signs.</summary>
/// <param name="Key">ECDSA P-256.</param>
public sealed record DevelopmentIssuer(SecurityKey Key)
{
    public const string Name = "urn:hrhub:development";
    public const string Audience = "urn:hrhub:api";
}
