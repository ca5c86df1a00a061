using System.Security.Cryptography;
using System.Text.Json;
using HrHub.Core.Canonical;

namespace HrHub.Core.Retention;

/// <summary>A set of policies that was found to be complete and free of contradictions.</summary>
public sealed class PolicySet
{
    private PolicySet(IReadOnlyList<RetentionPolicy> policies, TimeZoneInfo zone, string defaultJurisdiction, string hash)
        => (Policies, Zone, DefaultJurisdiction, Hash) = (policies, zone, defaultJurisdiction, hash);

    public IReadOnlyList<RetentionPolicy> Policies { get; }
    public TimeZoneInfo Zone { get; }
    public string DefaultJurisdiction { get; }

    /// <summary>Lower-case hex of the SHA-256 over everything that decides about a date: another hash is another set.</summary>
    public string Hash { get; }

    /// <summary>What of the hash a file bears that was stamped by these policies: 16 characters.</summary>
    public string Stamp => Hash[..16];

    /// <exception cref="InvalidDataException">The set is empty, contradictory or can't be read; the message says what is wrong, a sentence for each fault.</exception>
    public static PolicySet Of(RetentionOptions options)
    {
        var (policies, faults) = ReadPolicies.From(options);
        if (faults.Count > 0) throw new InvalidDataException(string.Join('\n', faults));
        var ordered = policies.OrderBy(policy => JsonSerializer.Serialize(policy, CanonicalJson.Options), StringComparer.Ordinal).ToList();
        var content = JsonSerializer.SerializeToUtf8Bytes(new { options.TimeZone, options.DefaultJurisdiction, Policies = ordered }, CanonicalJson.Options);
        return new(ordered, PolicyZone.Find(options.TimeZone)!, options.DefaultJurisdiction, Convert.ToHexStringLower(SHA256.HashData(content)));
    }
}
