namespace HrHub.Core.Keys;

/// <summary>The RSA key at the root: a Key Vault key, or a key file of mode 0600. Its private half never leaves.</summary>
public interface IRootKey
{
    /// <summary>Names key and version, so that what was wrapped by an older version can still be unwrapped. Changes when the key is rotated.</summary>
    string Id { get; }

    /// <summary>When the key that <see cref="Id"/> names was made, where that is known.</summary>
    Task<DateTimeOffset?> CreatedAt(CancellationToken ct);

    /// <summary>RSA-OAEP-256 under the newest version.</summary>
    Task<WrappedByRoot> Wrap(ReadOnlyMemory<byte> key, CancellationToken ct);

    /// <exception cref="System.Security.Cryptography.CryptographicException">Not wrapped by this key.</exception>
    Task<byte[]> Unwrap(string rootKeyId, ReadOnlyMemory<byte> wrapped, CancellationToken ct);

    /// <summary>PS256 over the SHA-256 digest.</summary>
    Task<byte[]> Sign(ReadOnlyMemory<byte> digest, CancellationToken ct);

    /// <summary>Whether a version of this key signed the digest: also one that was retired since.</summary>
    Task<bool> Verify(string rootKeyId, ReadOnlyMemory<byte> digest, ReadOnlyMemory<byte> signature, CancellationToken ct);
}

/// <summary>What a root key wrapped, and which version of it did.</summary>
public sealed record WrappedByRoot(string RootKeyId, byte[] Bytes);

/// <summary>A wrapped key at rest. <see cref="WrappedBy"/> is the id of the root key or of the epoch key.</summary>
public sealed record WrappedKey(string Id, string WrappedBy, byte[] Bytes, DateTimeOffset CreatedAt)
{
    public override string ToString() => $"WrappedKey({Id} by {WrappedBy})";
}

/// <summary>How many keys of the store one key wraps.</summary>
/// <param name="Keys">A page of keys.</param>
/// <param name="Next">Where the next page begins; null when there is none.</param>
public sealed record KeyPage(IReadOnlyList<WrappedKey> Keys, string? Next);

public sealed record WrapperUse(string WrappedBy, long Keys);

/// <summary>The key store: a container, file and backup window of its own, so that a restored backup of the records can't bring an erased person back.</summary>
public interface IKeyStore
{
    Task<WrappedKey?> Find(string id, CancellationToken ct);

    /// <summary>Those of these keys that there are, in no order: for a list that shows many people.</summary>
    Task<IReadOnlyList<WrappedKey>> FindAll(IReadOnlyCollection<string> ids, CancellationToken ct);

    /// <summary>Inserts; where the id exists already, nothing changes.</summary>
    /// <returns>The key that is stored under the id now.</returns>
    Task<WrappedKey> GetOrAdd(WrappedKey key, CancellationToken ct);

    /// <summary>Puts the same key, wrapped by another, in its place. Never brings a deleted key back.</summary>
    /// <param name="before">As it was read; wrapper and bytes must be what is stored: the id alone could be a fresh key's, made after the old one was shredded.</param>
    /// <param name="after">The same id.</param>
    /// <param name="ct">Cancels before the write.</param>
    /// <returns>False when the stored key is another one, or gone.</returns>
    Task<bool> Replace(WrappedKey before, WrappedKey after, CancellationToken ct);

    /// <summary>All keys whose id begins with the prefix: for shared keys, which are few.</summary>
    Task<IReadOnlyList<WrappedKey>> ListByPrefix(string prefix, CancellationToken ct);

    /// <summary>Keys that one key wraps, in an order of the store's own: a key that stays as it is comes once, whatever else is changed or deleted between two pages.</summary>
    /// <param name="wrappedBy">The epoch.</param>
    /// <param name="after">From the page before; null for the first page.</param>
    /// <param name="max">Size of the page.</param>
    /// <param name="ct">Cancels.</param>
    Task<KeyPage> ListByWrapper(string wrappedBy, string? after, int max, CancellationToken ct);

    Task<IReadOnlyList<WrapperUse>> CountByWrapper(CancellationToken ct);

    /// <summary>Destroys the key for good. No-op when it is gone.</summary>
    Task Delete(string id, CancellationToken ct);

    /// <summary>Destroys the key for good unless it wraps another one, in one step.</summary>
    /// <returns>True when it is gone.</returns>
    Task<bool> DeleteUnused(string id, CancellationToken ct);
}
