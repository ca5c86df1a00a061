using System.Globalization;

namespace HrHub.Azure.Cosmos.Records;

/// <summary>Who holds a key of the index. The key is the partition; ids are fixed, since a key may have characters that an id may not.</summary>
internal sealed record ClaimDocument : HubDocument
{
    public const string ClaimId = "claim", OfInterview = "interview:";

    public required string CandidateId { get; init; }

    /// <summary>Version of the blind index that made the key; null for keys that are no tokens.</summary>
    public int? IdentityVersion { get; init; }

    public static ClaimDocument Of(string key, string candidateId) => new() { Id = ClaimId, Pk = key, CandidateId = candidateId, IdentityVersion = VersionOf(key) };

    // A key of the first version names none.
    private static int? VersionOf(string key)
    {
        var kind = key.IndexOf(':', StringComparison.Ordinal);
        if (kind < 0 || key[..kind] is not ("externalIds" or "nationalId" or "email" or "phone")) return null;
        var version = key.IndexOf('.', kind);
        return version < 0 ? 1 : int.Parse(key.AsSpan(kind + 1, version - kind - 1), CultureInfo.InvariantCulture);
    }
}
