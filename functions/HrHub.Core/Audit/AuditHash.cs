using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using HrHub.Core.Canonical;

namespace HrHub.Core.Audit;

/// <summary>How the links of a chain hold each other: SHA-256 over the previous hash, the sequence number, the time in Unix milliseconds and the event's JSON.</summary>
public static class AuditHash
{
    /// <summary>What the first entry of a chain has for a previous hash.</summary>
    public static readonly string None = new('0', 64);

    public static AuditEntry Link(long sequence, DateTimeOffset at, AuditEvent happened, string previousHash)
    {
        // The store keeps milliseconds: what it can't keep must not be hashed.
        at = DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());
        return new(sequence, at, happened, previousHash, Of(sequence, at, happened, previousHash));
    }

    /// <summary>Lower-case hex.</summary>
    public static string Of(long sequence, DateTimeOffset at, AuditEvent happened, string previousHash)
        => Of(sequence, at.ToUnixTimeMilliseconds(), JsonSerializer.SerializeToUtf8Bytes(happened, CanonicalJson.Options), previousHash);

    /// <summary>Over the event's JSON as it is stored, so that not even a blank can be added to it.</summary>
    /// <param name="sequence">Within the chain.</param>
    /// <param name="at">Unix time in milliseconds.</param>
    /// <param name="json">The event as stored, UTF-8.</param>
    /// <param name="previousHash">Hex.</param>
    public static string Of(long sequence, long at, ReadOnlySpan<byte> json, string previousHash)
    {
        const int BeforeJson = 32 + 8 + 8, OnStack = 1024;
        var length = BeforeJson + json.Length;
        var input = length <= OnStack ? stackalloc byte[OnStack] : new byte[length];
        if (Convert.FromHexString(previousHash, input[..32], out _, out var bytes) is not OperationStatus.Done || bytes != 32) throw new FormatException("A hash is 64 hex digits.");
        BinaryPrimitives.WriteInt64LittleEndian(input[32..], sequence);
        BinaryPrimitives.WriteInt64LittleEndian(input[40..], at);
        json.CopyTo(input[BeforeJson..]);
        return Convert.ToHexStringLower(SHA256.HashData(input[..length]));
    }
}
