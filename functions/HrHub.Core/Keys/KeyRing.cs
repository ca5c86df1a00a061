using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace HrHub.Core.Keys;

/// <summary>
/// Root key ⟶ epoch keys (one a month, cached) ⟶ candidate keys. Destroying a candidate's key makes everything sealed under it unreadable, wherever a copy lies.
/// Epoch keys are shared: never dispose one. A candidate's key belongs to whoever asked for it: dispose it after use.
/// </summary>
public sealed class KeyRing(IRootKey root, IKeyStore store, TimeProvider clock) : IDisposable
{
    private const string EpochPrefix = "epoch-", BlindIndexId = "blind-index-1";
    private readonly ConcurrentDictionary<string, SealingKey> _epochs = new();
    private BlindIndex? _blindIndex;

    /// <summary>The key of the current month; made on first use.</summary>
    public Task<SealingKey> CurrentEpoch(CancellationToken ct) => Epoch($"{EpochPrefix}{clock.GetUtcNow():yyyy-MM}", create: true, ct)!;

    /// <summary>The epoch key that sealed these bytes.</summary>
    /// <exception cref="CryptographicException">There is no such key (any more).</exception>
    public async Task<SealingKey> EpochOf(ReadOnlyMemory<byte> sealedBytes, CancellationToken ct)
        => await Epoch(SealingKey.KeyIdOf(sealedBytes.Span), create: false, ct) ?? throw new CryptographicException("The epoch key is gone.");

    /// <summary>The candidate's key; made on first use.</summary>
    public async Task<SealingKey> Candidate(string candidateId, CancellationToken ct)
    {
        if (await FindCandidate(candidateId, ct) is { } known) return known;

        var epoch = await CurrentEpoch(ct);
        var fresh = RandomNumberGenerator.GetBytes(32);
        var wrapped = epoch.Seal(fresh, candidateId, "key");
        CryptographicOperations.ZeroMemory(fresh);
        // Another process may have been faster: the key that is stored is the candidate's key.
        return await Open(await store.GetOrAdd(new(candidateId, epoch.Id, wrapped, clock.GetUtcNow()), ct), ct);
    }

    /// <summary>The candidate's key, or null: never made, or shredded.</summary>
    public async Task<SealingKey?> FindCandidate(string candidateId, CancellationToken ct)
        => await store.Find(candidateId, ct) is { } wrapped ? await Open(wrapped, ct) : null;

    /// <summary>Destroys the candidate's key.</summary>
    /// <exception cref="ArgumentException">The id names a key that many people's data hang on.</exception>
    public Task Shred(string candidateId, CancellationToken ct)
        => candidateId.StartsWith(EpochPrefix, StringComparison.Ordinal) || candidateId == BlindIndexId
            ? throw new ArgumentException("Not a candidate's key.", nameof(candidateId))
            : store.Delete(candidateId, ct);

    /// <summary>The index under which names and numbers are found without being readable.</summary>
    public async Task<BlindIndex> BlindIndex(CancellationToken ct)
    {
        if (_blindIndex is { } known) return known;
        var key = await FromRoot(BlindIndexId, create: true, ct);
        return _blindIndex = new BlindIndex(key!);
    }

    /// <summary>Zeroes the cached epoch keys.</summary>
    public void Dispose()
    {
        foreach (var epoch in _epochs.Values) epoch.Dispose();
    }

    private async Task<SealingKey> Open(WrappedKey wrapped, CancellationToken ct)
    {
        var epoch = await Epoch(wrapped.WrappedBy, create: false, ct) ?? throw new CryptographicException("The epoch key is gone.");
        return Own(wrapped.Id, epoch.Open(wrapped.Bytes, wrapped.Id, "key"));
    }

    private async Task<SealingKey?> Epoch(string id, bool create, CancellationToken ct)
    {
        if (_epochs.TryGetValue(id, out var known)) return known;
        if (await FromRoot(id, create, ct) is not { } key) return null;

        var mine = Own(id, key);
        var shared = _epochs.GetOrAdd(id, mine);
        if (!ReferenceEquals(mine, shared)) mine.Dispose();
        return shared;
    }

    private async Task<byte[]?> FromRoot(string id, bool create, CancellationToken ct)
    {
        var wrapped = await store.Find(id, ct);
        if (wrapped is null && create)
        {
            var fresh = RandomNumberGenerator.GetBytes(32);
            wrapped = await store.GetOrAdd(new(id, root.Id, await root.Wrap(fresh, ct), clock.GetUtcNow()), ct);
            CryptographicOperations.ZeroMemory(fresh);
        }
        return wrapped is null ? null : await root.Unwrap(wrapped.WrappedBy, wrapped.Bytes, ct);
    }

    private static SealingKey Own(string id, byte[] key)
    {
        var own = new SealingKey(id, key);
        CryptographicOperations.ZeroMemory(key);
        return own;
    }
}
