using System.Security.Cryptography;
using HrHub.Api.Access;
using HrHub.Core.Access;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace HrHub.Local.Hosting;

/// <summary>
/// Signs tokens on a developer's machine: an ECDSA P-256 key in a PEM file of mode 0600 in the data directory, made on first use. Whoever can read that directory
/// has the hub's keys anyway; the API takes these tokens from this machine only, and only where the settings say so.
/// </summary>
public sealed class LocalIssuer
{
    private readonly ECDsaSecurityKey _key;

    private LocalIssuer(ECDsa key) => _key = new(key) { KeyId = Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()).AsSpan(0, 8)) };

    /// <summary>What the API knows of it.</summary>
    public DevelopmentIssuer Public
    {
        get
        {
            var check = ECDsa.Create(((ECDsa)_key.ECDsa).ExportParameters(includePrivateParameters: false));
            return new(new ECDsaSecurityKey(check) { KeyId = _key.KeyId });
        }
    }

    public static LocalIssuer In(string dataDirectory)
    {
        var path = Path.Combine(dataDirectory, "development-issuer.pem");
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        if (!File.Exists(path))
        {
            using var file = new StreamWriter(path, options);
            file.Write(key.ExportPkcs8PrivateKeyPem());
        }
        else key.ImportFromPem(File.ReadAllText(path));
        return new(key);
    }

    /// <summary>For whom a token is.</summary>
    /// <param name="Role">The role; a second factor is asserted for it.</param>
    /// <param name="Name">Account name; goes on the audit trail as the caller's id.</param>
    public sealed record Holder(Role Role, string Name)
    {
        /// <summary>For candidates: whose file is theirs.</summary>
        public string? CandidateId { get; init; }

        /// <summary>For department heads.</summary>
        public IReadOnlyList<string> Departments { get; init; } = [];

        /// <summary>For interviewers: codes.</summary>
        public IReadOnlyList<string> Positions { get; init; } = [];

        /// <summary>For systems.</summary>
        public IReadOnlyList<string> Scopes { get; init; } = [];
    }

    /// <param name="access">How the hub reads claims.</param>
    /// <param name="holder">For whom.</param>
    /// <param name="now">From when it counts, for eight hours.</param>
    public string Issue(AccessOptions access, Holder holder, DateTimeOffset now)
    {
        var claims = new Dictionary<string, object> { ["sub"] = holder.Name, [access.RoleClaim] = access.Roles[holder.Role], ["amr"] = new[] { "pwd", "mfa" } };
        if (holder.CandidateId is { } candidateId) claims[access.CandidateClaim] = candidateId;
        if (holder.Departments.Count > 0) claims[access.DepartmentClaim] = holder.Departments;
        if (holder.Positions.Count > 0) claims[access.PositionClaim] = holder.Positions;
        if (holder.Scopes.Count > 0) claims[access.ScopeClaim] = string.Join(' ', holder.Scopes);
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = DevelopmentIssuer.Name,
            Audience = DevelopmentIssuer.Audience,
            Claims = claims,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = now.UtcDateTime.AddHours(8),
            SigningCredentials = new(_key, SecurityAlgorithms.EcdsaSha256),
        });
    }
}
