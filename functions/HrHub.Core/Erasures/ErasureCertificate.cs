using System.Security.Cryptography;
using System.Text.Json;
using HrHub.Core.Canonical;

namespace HrHub.Core.Erasures;

/// <summary>The signed proof of an erasure. Ids, codes, times and counts; nothing of the person.</summary>
public sealed record ErasureCertificate
{
    public required string ErasureId { get; init; }

    /// <summary>1, 2, …: grows when a neighbour confirms later.</summary>
    public required int Revision { get; init; }

    public required string CandidateId { get; init; }

    /// <summary>The rule or the case that it follows from.</summary>
    public required string Basis { get; init; }

    public required DateTimeOffset BeganAt { get; init; }

    /// <summary>When all that the hub itself held was gone.</summary>
    public required DateTimeOffset EndedAt { get; init; }

    public required DateTimeOffset SignedAt { get; init; }

    /// <summary>What was deleted, by store.</summary>
    public required IReadOnlyDictionary<string, long> Counts { get; init; }

    /// <summary>Ids of the keys that were destroyed.</summary>
    public required IReadOnlyList<string> ShreddedKeys { get; init; }

    /// <summary>What downstream systems and vendors confirmed, and what is outstanding.</summary>
    public required IReadOnlyList<Notice> Neighbours { get; init; }

    /// <summary>Id of the root key that signed.</summary>
    public required string SignedBy { get; init; }

    /// <summary>PS256 over <see cref="Digest"/>.</summary>
    public byte[] Signature { get; init; } = [];

    /// <summary>True when nothing more can come.</summary>
    public bool IsComplete() => !Neighbours.Any(neighbour => neighbour.IsOutstanding());

    /// <summary>SHA-256 of the certificate's JSON without its signature.</summary>
    public byte[] Digest() => SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this with { Signature = [] }, CanonicalJson.Options));
}
