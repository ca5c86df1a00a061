namespace HrHub.Core.Keys;

/// <summary>The RSA key at the root: a Key Vault key, or a key file of mode 0600. Its private half never leaves.</summary>
public interface IRootKey
{
    /// <summary>Names key and version, so that what was wrapped by an older version can still be unwrapped.</summary>
    string Id { get; }

    /// <summary>RSA-OAEP-256.</summary>
    Task<byte[]> Wrap(ReadOnlyMemory<byte> key, CancellationToken ct);

    /// <exception cref="System.Security.Cryptography.CryptographicException">Not wrapped by this key.</exception>
    Task<byte[]> Unwrap(string rootKeyId, ReadOnlyMemory<byte> wrapped, CancellationToken ct);

    /// <summary>PS256 over the SHA-256 digest.</summary>
    Task<byte[]> Sign(ReadOnlyMemory<byte> digest, CancellationToken ct);

    /// <returns>False when this key, in that version, did not sign the digest.</returns>
    Task<bool> Verify(string rootKeyId, ReadOnlyMemory<byte> digest, ReadOnlyMemory<byte> signature, CancellationToken ct);
}

/// <summary>A wrapped key at rest. <see cref="WrappedBy"/> is the id of the root key or of the epoch key.</summary>
public sealed record WrappedKey(string Id, string WrappedBy, byte[] Bytes, DateTimeOffset CreatedAt)
{
    public override string ToString() => $"WrappedKey({Id} by {WrappedBy})";
}

/// <summary>The key store: a container, file and backup window of its own, so that a restored backup of the records can't bring an erased person back.</summary>
public interface IKeyStore
{
    Task<WrappedKey?> Find(string id, CancellationToken ct);

    /// <summary>Inserts; where the id exists already, nothing changes.</summary>
    /// <returns>The key that is stored under the id now.</returns>
    Task<WrappedKey> GetOrAdd(WrappedKey key, CancellationToken ct);

    /// <summary>Destroys the key for good. No-op when it is gone.</summary>
    Task Delete(string id, CancellationToken ct);
}
