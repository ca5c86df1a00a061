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

    /// <param name="access">How the hub reads claims.</param>
    /// <param name="role">The role; a second factor is asserted for it.</param>
    /// <param name="name">Account name; goes on the audit trail as the caller's id.</param>
    /// <param name="candidateId">For candidates: whose file is theirs.</param>
    /// <param name="now">From when it counts, for eight hours.</param>
    public string Issue(AccessOptions access, Role role, string name, string? candidateId, DateTimeOffset now)
    {
        var claims = new Dictionary<string, object> { ["sub"] = name, [access.RoleClaim] = access.Roles[role], ["amr"] = new[] { "pwd", "mfa" } };
        if (candidateId is not null) claims[access.CandidateClaim] = candidateId;
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
