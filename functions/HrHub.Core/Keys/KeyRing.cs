using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace HrHub.Core.Keys;

/// <summary>
/// Root key ⟶ epoch keys (one a month, or more when they are rotated; cached) ⟶ candidate keys. Destroying a candidate's key makes everything sealed under it unreadable,
/// wherever a copy lies. Epoch keys are shared: never dispose one. A candidate's key belongs to whoever asked for it: dispose it after use.
/// </summary>
public sealed class KeyRing(IRootKey root, IKeyStore store, TimeProvider clock) : IDisposable
{
    /// <summary>For how long a ring may not notice what another process rotated.</summary>
    public static readonly TimeSpan Unnoticed = TimeSpan.FromSeconds(10);

    /// <summary>After this time every writer knows a new blind index, and what was begun without it is written.</summary>
    public static readonly TimeSpan SettlesAfter = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<string, SealingKey> _epochs = new();
    private readonly ConcurrentDictionary<string, BlindIndex> _opened = new();
    private Noticed<SealingKey>? _current;
    private Noticed<BlindIndexes>? _indexes;

    /// <summary>The newest epoch key of the current month; made on first use.</summary>
    public async Task<SealingKey> CurrentEpoch(CancellationToken ct)
    {
        var (now, month) = (clock.GetUtcNow(), KeyIds.Month(clock.GetUtcNow()));
        if (_current is { } known && known.Holds(now, month)) return known.Value;

        var epoch = await Epoch(KeyIds.Epoch(month, Math.Max(1, await NewestNumber(month, ct))), create: true, ct);
        _current = new(epoch!, now, month);
        return epoch!;
    }

    /// <summary>Begins a new epoch: new keys and deliveries are sealed under it at once, here; within <see cref="Unnoticed"/> everywhere.</summary>
    public async Task<SealingKey> BeginEpoch(CancellationToken ct)
    {
        var month = KeyIds.Month(clock.GetUtcNow());
        var epoch = await Epoch(KeyIds.Epoch(month, await NewestNumber(month, ct) + 1), create: true, ct);
        _current = null;
        return epoch!;
    }

    /// <summary>The epoch key that sealed these bytes.</summary>
    /// <exception cref="CryptographicException">There is no such key (any more).</exception>
    public async Task<SealingKey> EpochOf(ReadOnlyMemory<byte> sealedBytes, CancellationToken ct) => await OldEpoch(SealingKey.KeyIdOf(sealedBytes.Span), ct);

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

    /// <summary>The keys of those of these candidates who have one. Each belongs to whoever asked: dispose it after use.</summary>
    public async Task<IReadOnlyList<SealingKey>> FindCandidates(IReadOnlyCollection<string> candidateIds, CancellationToken ct)
    {
        var found = new List<SealingKey>(candidateIds.Count);
        foreach (var wrapped in await store.FindAll(candidateIds, ct)) found.Add(await Open(wrapped, ct));
        return found;
    }

    /// <summary>Destroys the candidate's key.</summary>
    /// <exception cref="ArgumentException">The id names a key that many people's data hang on.</exception>
    public Task Shred(string candidateId, CancellationToken ct)
        => KeyIds.IsShared(candidateId) ? throw new ArgumentException("Not a candidate's key.", nameof(candidateId)) : store.Delete(candidateId, ct);

    /// <summary>The indexes under which names and numbers are found without being readable.</summary>
    public async Task<BlindIndexes> BlindIndexes(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (_indexes is { } known && known.Holds(now, "")) return known.Value;

        var stored = await store.ListByPrefix(KeyIds.BlindIndexPrefix, ct);
        if (stored.Count == 0) stored = [await Shared(KeyIds.BlindIndex(1), ct)];
        var live = new List<BlindIndex>();
        foreach (var key in stored.OrderByDescending(key => KeyIds.VersionOf(key.Id))) live.Add(await OpenIndex(key, ct));
        var settled = stored.Where(key => key.CreatedAt + SettlesAfter <= now).Select(key => KeyIds.VersionOf(key.Id)).DefaultIfEmpty(live[^1].Version).Max();
        var indexes = new BlindIndexes(live, settled);
        _indexes = new(indexes, now, "");
        return indexes;
    }

    /// <summary>Begins a new blind index beside the current one. The caller has made sure that no other rotation is under way.</summary>
    public async Task<BlindIndex> BeginBlindIndex(CancellationToken ct)
    {
        var fresh = await Shared(KeyIds.BlindIndex((await BlindIndexes(ct)).Current.Version + 1), ct);
        _indexes = null;
        return await OpenIndex(fresh, ct);
    }

    /// <summary>Whether a shared key is wrapped by the newest root key.</summary>
    public bool IsNewest(WrappedKey shared) => shared.WrappedBy == root.Id;

    /// <summary>Drops a destroyed epoch key from memory. Whoever still holds it may finish with it.</summary>
    public void Forget(string epochId) => _epochs.TryRemove(epochId, out _);

    /// <returns>The same key, wrapped by what wraps new keys; null when it is wrapped by that already.</returns>
    /// <exception cref="CryptographicException">The key can't be opened.</exception>
    public async Task<WrappedKey?> Rewrap(WrappedKey key, CancellationToken ct)
    {
        var shared = KeyIds.IsShared(key.Id);
        var epoch = shared ? null : await CurrentEpoch(ct);
        if (key.WrappedBy == (epoch?.Id ?? root.Id)) return null;

        var plain = shared ? await root.Unwrap(key.WrappedBy, key.Bytes, ct) : (await OldEpoch(key.WrappedBy, ct)).Open(key.Bytes, key.Id, "key");
        try
        {
            if (epoch is not null) return key with { WrappedBy = epoch.Id, Bytes = epoch.Seal(plain, key.Id, "key") };
            var wrapped = await root.Wrap(plain, ct);
            return key with { WrappedBy = wrapped.RootKeyId, Bytes = wrapped.Bytes };
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    /// <summary>Zeroes the cached epoch keys.</summary>
    public void Dispose()
    {
        foreach (var epoch in _epochs.Values) epoch.Dispose();
    }

    private async Task<int> NewestNumber(string month, CancellationToken ct)
        => (await store.ListByPrefix(KeyIds.Epoch(month, 1), ct)).Select(key => KeyIds.NumberOf(key.Id)).DefaultIfEmpty(0).Max();

    private async Task<SealingKey> Open(WrappedKey wrapped, CancellationToken ct) => Own(wrapped.Id, (await OldEpoch(wrapped.WrappedBy, ct)).Open(wrapped.Bytes, wrapped.Id, "key"));

    private async Task<SealingKey> OldEpoch(string id, CancellationToken ct) => await Epoch(id, create: false, ct) ?? throw new CryptographicException("The epoch key is gone.");

    private async Task<SealingKey?> Epoch(string id, bool create, CancellationToken ct)
    {
        if (_epochs.TryGetValue(id, out var known)) return known;
        if ((create ? await Shared(id, ct) : await store.Find(id, ct)) is not { } wrapped) return null;

        var mine = Own(id, await root.Unwrap(wrapped.WrappedBy, wrapped.Bytes, ct));
        var shared = _epochs.GetOrAdd(id, mine);
        if (!ReferenceEquals(mine, shared)) mine.Dispose();
        return shared;
    }

    private async Task<BlindIndex> OpenIndex(WrappedKey key, CancellationToken ct) => _opened.TryGetValue(key.Id, out var known)
        ? known
        : _opened.GetOrAdd(key.Id, new BlindIndex(await root.Unwrap(key.WrappedBy, key.Bytes, ct), KeyIds.VersionOf(key.Id)));

    private async Task<WrappedKey> Shared(string id, CancellationToken ct)
    {
        if (await store.Find(id, ct) is { } known) return known;
        var fresh = RandomNumberGenerator.GetBytes(32);
        var wrapped = await root.Wrap(fresh, ct);
        CryptographicOperations.ZeroMemory(fresh);
        return await store.GetOrAdd(new(id, wrapped.RootKeyId, wrapped.Bytes, clock.GetUtcNow()), ct);
    }

    private static SealingKey Own(string id, byte[] key)
    {
        var own = new SealingKey(id, key);
        CryptographicOperations.ZeroMemory(key);
        return own;
    }

    private sealed record Noticed<T>(T Value, DateTimeOffset At, string Month)
    {
        public bool Holds(DateTimeOffset now, string month) => Month == month && now - At < Unnoticed;
    }
}
