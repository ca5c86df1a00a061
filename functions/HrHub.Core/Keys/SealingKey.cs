using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace HrHub.Core.Keys;

/// <summary>
/// One AES-256-GCM key and what it seals. Sealed bytes name their version and key, so keys can rotate:
/// <c>version (1) · key id length (1) · key id (ASCII) · nonce (12) · tag (16) · ciphertext</c>.
/// Associated data binds record id and field, so that a value moved to another place does not open.
/// </summary>
public sealed class SealingKey : IDisposable
{
    private const byte Version = 1;
    private const int NonceSize = 12, TagSize = 16;
    private readonly byte[] _key;
    private readonly byte[] _header;
    private bool _disposed;

    /// <param name="id">ASCII, 1–64 characters.</param>
    /// <param name="key">32 bytes.</param>
    public SealingKey(string id, ReadOnlySpan<byte> key)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(key.Length, 32);
        if (id.Length is 0 or > 64 || !Ascii.IsValid(id)) throw new ArgumentException("A key id is 1–64 ASCII characters.", nameof(id));
        Id = id;
        _key = key.ToArray();
        _header = [Version, (byte)id.Length, .. Encoding.ASCII.GetBytes(id)];
    }

    public string Id { get; }

    public byte[] Seal(ReadOnlySpan<byte> plaintext, string recordId, string field)
    {
        // A disposed key is all zeros: sealing under it would look like success.
        ObjectDisposedException.ThrowIf(_disposed, this);
        var sealedBytes = new byte[_header.Length + NonceSize + TagSize + plaintext.Length];
        _header.CopyTo(sealedBytes, 0);
        var rest = sealedBytes.AsSpan(_header.Length);
        RandomNumberGenerator.Fill(rest[..NonceSize]);
        using var aes = new AesGcm(_key, TagSize);
        aes.Encrypt(rest[..NonceSize], plaintext, rest[(NonceSize + TagSize)..], rest.Slice(NonceSize, TagSize), AssociatedData(recordId, field));
        return sealedBytes;
    }

    /// <exception cref="CryptographicException">The bytes were changed, belong to another record, field or key, or are not sealed bytes.</exception>
    public byte[] Open(ReadOnlySpan<byte> sealedBytes, string recordId, string field)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (!sealedBytes.StartsWith(_header) || sealedBytes.Length < _header.Length + NonceSize + TagSize)
            throw new CryptographicException("Not sealed under this key.");

        var rest = sealedBytes[_header.Length..];
        var plaintext = new byte[rest.Length - NonceSize - TagSize];
        // An AesGcm is not safe for concurrent use; a key is shared by many requests.
        using var aes = new AesGcm(_key, TagSize);
        aes.Decrypt(rest[..NonceSize], rest[(NonceSize + TagSize)..], rest.Slice(NonceSize, TagSize), plaintext, AssociatedData(recordId, field));
        return plaintext;
    }

    public byte[] SealText(string text, string recordId, string field) => Seal(Encoding.UTF8.GetBytes(text), recordId, field);

    /// <inheritdoc cref="Open"/>
    public string OpenText(ReadOnlySpan<byte> sealedBytes, string recordId, string field) => Encoding.UTF8.GetString(Open(sealedBytes, recordId, field));

    /// <summary>The id of the key that sealed these bytes.</summary>
    /// <exception cref="CryptographicException">Not sealed bytes of a known version.</exception>
    public static string KeyIdOf(ReadOnlySpan<byte> sealedBytes)
    {
        if (sealedBytes.Length < 2 || sealedBytes[0] != Version || sealedBytes.Length < 2 + sealedBytes[1])
            throw new CryptographicException("Not sealed bytes of a known version.");
        return Encoding.ASCII.GetString(sealedBytes.Slice(2, sealedBytes[1]));
    }

    public override string ToString() => $"SealingKey({Id})";

    /// <summary>Zeroes the key. Only for keys of one's own: epoch keys are shared and belong to the ring.</summary>
    public void Dispose()
    {
        _disposed = true;
        CryptographicOperations.ZeroMemory(_key);
    }

    // Lengths first: ("ab", "c") and ("a", "bc") must not be the same associated data.
    private static byte[] AssociatedData(string recordId, string field)
    {
        var data = new byte[4 + Encoding.UTF8.GetByteCount(recordId) + Encoding.UTF8.GetByteCount(field)];
        var written = Encoding.UTF8.GetBytes(recordId, data.AsSpan(4));
        BinaryPrimitives.WriteInt32LittleEndian(data, written);
        Encoding.UTF8.GetBytes(field, data.AsSpan(4 + written));
        return data;
    }
}
