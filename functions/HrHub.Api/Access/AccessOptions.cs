using System.ComponentModel.DataAnnotations;
using HrHub.Core.Access;

namespace HrHub.Api.Access;

/// <summary>Whose tokens open the API, and what their claims mean. Section <c>Access</c>.</summary>
public sealed class AccessOptions : IValidatableObject
{
    /// <summary>Base address of the OpenID provider; its keys are found under <c>/.well-known/openid-configuration</c>. Empty: nobody gets in.</summary>
    public string Authority { get; init; } = "";

    /// <summary>What <c>aud</c> must hold: the hub's own identifier at the provider.</summary>
    public string Audience { get; init; } = "";

    /// <summary>The claim with the roles, one or a list.</summary>
    [Required] public string RoleClaim { get; init; } = "roles";

    /// <summary>The claim with the hub's id of the person, in tokens of candidates.</summary>
    [Required] public string CandidateClaim { get; init; } = "candidate_id";

    /// <summary>The claim with the departments of a department head, one path or a list; what is below them belongs to them.</summary>
    [Required] public string DepartmentClaim { get; init; } = "departments";

    /// <summary>The claim with the codes of the positions that are assigned to an interviewer, one or a list.</summary>
    [Required] public string PositionClaim { get; init; } = "positions";

    /// <summary>The claim with what a system may do, separated by spaces (RFC 8693, section 4.2) or as a list: see <see cref="Scopes"/>.</summary>
    [Required] public string ScopeClaim { get; init; } = "scope";

    /// <summary>A JSON file for what a provider does not say: subject → <c>departments</c> and <c>positions</c>. Read again when it changes. A claim that is there wins. Empty: there is none.</summary>
    public string DirectoryFile { get; init; } = "";

    /// <summary>What the provider calls each of our roles. A role that is not named here nobody has.</summary>
    public Dictionary<Role, string> Roles { get; init; } = [];

    /// <summary>Also takes tokens that <c>HrHub.Local token</c> prints, from this machine only. For development: never where a proxy passes requests of others on.</summary>
    public bool DevelopmentIssuer { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Authority.Length > 0 && !(Uri.TryCreate(Authority, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address is { Scheme: "http", IsLoopback: true })))
            yield return new("Access:Authority is neither an https address nor an http address of this machine.", [nameof(Authority)]);
        if (Authority.Length > 0 && Audience.Length == 0) yield return new("Access:Audience is missing: without it a token for any other system would open the hub.", [nameof(Audience)]);
        if (Roles.ContainsKey(Role.Hub)) yield return new("No token can have the role of the hub itself.", [nameof(Roles)]);
    }
}
