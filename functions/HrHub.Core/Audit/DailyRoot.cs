using System.Security.Cryptography;
using System.Text;

namespace HrHub.Core.Audit;

/// <summary>
/// What all chains were on one day, signed. Whoever rewrites a chain afterwards, or cuts off its end, would have to sign again. What was written since the newest root is
/// held by the chain alone.
/// </summary>
public sealed record DailyRoot
{
    /// <summary>The day it stands for, in the zone of the settings. One root a day.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>UTC, whole milliseconds.</summary>
    public required DateTimeOffset ComputedAt { get; init; }

    /// <summary>How many chains there were.</summary>
    public required long TreeSize { get; init; }

    /// <summary>Merkle tree hash (RFC 6962) over the heads, sorted by chain; lower-case hex.</summary>
    public required string RootHash { get; init; }

    /// <summary>SHA-256 of the heads' lines as they are stored beside the root; lower-case hex.</summary>
    public required string HeadsHash { get; init; }

    /// <summary><see cref="Hash"/> of the root before, so that a missing root is noticed; 64 zeros for the first.</summary>
    public required string PreviousRootHash { get; init; }

    /// <summary>The root key that signed.</summary>
    public required string RootKeyId { get; init; }

    /// <summary>PS256 over <see cref="Digest"/>, base64.</summary>
    public string Signature { get; init; } = "";

    /// <summary>What is signed: SHA-256 over every field but the signature, each on a line.</summary>
    public byte[] Digest() => SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n',
        "hrhub audit root 1", $"{Date:yyyy-MM-dd}", ComputedAt.ToUnixTimeMilliseconds(), TreeSize, RootHash, HeadsHash, PreviousRootHash, RootKeyId)));

    /// <summary>The digest in lower-case hex, by which the next root and the audit trail name this one.</summary>
    public string Hash() => Convert.ToHexStringLower(Digest());
}
