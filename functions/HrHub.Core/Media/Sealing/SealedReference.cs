using System.Security.Cryptography;
using HrHub.Core.Keys;

namespace HrHub.Core.Media.Sealing;

/// <summary>Where a sealed object is and what opens it. The wrapped key lives in the record, never beside the object: dropping it shreds every copy.</summary>
public sealed record SealedReference
{
    /// <summary>Version of the sealed-stream format: 1.</summary>
    public int Version { get; init; } = SealedChunk.Version;

    /// <summary>Name of the sealed object; bound into every chunk and into <see cref="WrappedKey"/>.</summary>
    public required string ObjectName { get; init; }

    /// <summary>The data key, sealed under the candidate's key, whose id it names.</summary>
    public required byte[] WrappedKey { get; init; }

    /// <summary>Plaintext bytes.</summary>
    public required long Length { get; init; }

    /// <summary>Lower-case hex, over the whole plaintext.</summary>
    public required string Sha256 { get; init; }

    /// <summary>SHA-256 of the plaintext up to the end of each chunk, 32 bytes after 32 bytes: the first that differs from a source tells which chunk differs. The last is <see cref="Sha256"/>.</summary>
    public required byte[] PrefixSha256 { get; init; }

    public override string ToString() => $"SealedReference({ObjectName})";
}

/// <summary>A capture under way that is worth resuming: put on record after the first blocks are durable.</summary>
public sealed record CaptureAttempt
{
    /// <inheritdoc cref="SealedReference.ObjectName"/>
    public required string ObjectName { get; init; }

    /// <inheritdoc cref="SealedReference.WrappedKey"/>
    public required byte[] WrappedKey { get; init; }

    /// <summary>Tells whether the source is still the same: a strong ETag, a Last-Modified date, or a hash over an HLS playlist's segments.</summary>
    public required string Validator { get; init; }

    /// <summary>As the first bytes showed.</summary>
    public string? ContentType { get; init; }

    public override string ToString() => $"CaptureAttempt({ObjectName})";
}

/// <summary>Data keys: one per sealed object, 32 random bytes, wrapped by the candidate's key with the object's name bound in.</summary>
public static class DataKey
{
    private const string Field = "data-key";

    public static byte[] Wrap(ReadOnlySpan<byte> dataKey, SealingKey candidate, string objectName) => candidate.Seal(dataKey, objectName, Field);

    /// <returns>The key itself: zero it after use.</returns>
    /// <exception cref="CryptographicException">The candidate's key was shredded, or the wrapped key belongs to another object.</exception>
    public static async Task<byte[]> Unwrap(byte[] wrapped, string objectName, KeyRing keys, CancellationToken ct)
    {
        // The wrapped key names its candidate: after two files were merged that may be the older one.
        using var candidate = await keys.FindCandidate(SealingKey.KeyIdOf(wrapped), ct) ?? throw new CryptographicException("The candidate's key is gone.");
        return candidate.Open(wrapped, objectName, Field);
    }
}
