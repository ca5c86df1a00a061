using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace HrHub.Core.Keys;

/// <summary>
/// Root key ⟶ epoch keys (one a month, cached) ⟶ candidate keys. Destroying a candidate's key makes everything sealed under it unreadable, wherever a copy lies.
/// </summary>
public sealed class KeyRing(IRootKey root, IKeyStore store, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, SealingKey> _epochs = new();
    private BlindIndex? _blindIndex;

    /// <summary>The key of the current month; made on first use.</summary>
    public Task<SealingKey> CurrentEpoch(CancellationToken ct) => Epoch($"epoch-{clock.GetUtcNow():yyyy-MM}", create: true, ct)!;

    /// <summary>The epoch key that sealed these bytes.</summary>
    /// <exception cref="CryptographicException">There is no such key (any more).</exception>
    public async Task<SealingKey> EpochOf(ReadOnlyMemory<byte> sealedBytes, CancellationToken ct)
        => await Epoch(SealingKey.KeyIdOf(sealedBytes.Span), create: false, ct) ?? throw new CryptographicException("The epoch key is gone.");

    /// <summary>The candidate's key; made on first use.</summary>
    public async Task<SealingKey> Candidate(string candidateId, CancellationToken ct)
    {
        if (await FindCandidate(candidateId, ct) is { } known) return known;

        var epoch = await CurrentEpoch(ct);
        var wrapped = epoch.Seal(RandomNumberGenerator.GetBytes(32), candidateId, "key");
        return await Open(await store.GetOrAdd(new(candidateId, epoch.Id, wrapped, clock.GetUtcNow()), ct), ct);
    }

    /// <summary>The candidate's key, or null: never made, or shredded.</summary>
    public async Task<SealingKey?> FindCandidate(string candidateId, CancellationToken ct)
        => await store.Find(candidateId, ct) is { } wrapped ? await Open(wrapped, ct) : null;

    /// <summary>Destroys the candidate's key.</summary>
    public Task Shred(string candidateId, CancellationToken ct) => store.Delete(candidateId, ct);

    /// <summary>The index under which names and numbers are found without being readable.</summary>
    public async Task<BlindIndex> BlindIndex(CancellationToken ct)
    {
        if (_blindIndex is { } known) return known;
        var key = await FromRoot("blind-index-1", create: true, ct);
        return _blindIndex = new BlindIndex(key!);
    }

    private async Task<SealingKey> Open(WrappedKey wrapped, CancellationToken ct)
    {
        var epoch = await Epoch(wrapped.WrappedBy, create: false, ct) ?? throw new CryptographicException("The epoch key is gone.");
        return new SealingKey(wrapped.Id, epoch.Open(wrapped.Bytes, wrapped.Id, "key"));
    }

    private async Task<SealingKey?> Epoch(string id, bool create, CancellationToken ct)
    {
        if (_epochs.TryGetValue(id, out var known)) return known;
        return await FromRoot(id, create, ct) is { } key ? _epochs.GetOrAdd(id, new SealingKey(id, key)) : null;
    }

    private async Task<byte[]?> FromRoot(string id, bool create, CancellationToken ct)
    {
        var wrapped = await store.Find(id, ct);
        if (wrapped is null && create)
        {
            var fresh = await root.Wrap(RandomNumberGenerator.GetBytes(32), ct);
            wrapped = await store.GetOrAdd(new(id, root.Id, fresh, clock.GetUtcNow()), ct);
        }
        return wrapped is null ? null : await root.Unwrap(wrapped.WrappedBy, wrapped.Bytes, ct);
    }
}
