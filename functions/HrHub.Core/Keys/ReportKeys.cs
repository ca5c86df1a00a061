namespace HrHub.Core.Keys;

/// <summary>What keys there are, how old they are, and what is left to do of a rotation. Ids, times and counts only.</summary>
public sealed record KeyReport
{
    /// <summary>The root key that wraps from now on.</summary>
    public required string RootKeyId { get; init; }

    public DateTimeOffset? RootKeyCreatedAt { get; init; }

    /// <summary>Oldest first; the last one is in use.</summary>
    public required IReadOnlyList<EpochReport> Epochs { get; init; }

    public required long CandidateKeys { get; init; }

    /// <summary>Newest first; two while the key is being rotated.</summary>
    public required IReadOnlyList<BlindIndexReport> BlindIndexes { get; init; }

    /// <summary>Shared keys that an older root key wraps.</summary>
    public required long WrappedByOldRoots { get; init; }

    /// <summary>Candidate keys that an older epoch key wraps.</summary>
    public required long WrappedByOldEpochs { get; init; }

    /// <summary>Ids of older root keys that are still needed.</summary>
    public required IReadOnlyList<string> OldRootsInUse { get; init; }

    /// <summary>Candidates whose tokens the newest blind index has not made yet.</summary>
    public required long WithoutNewTokens { get; init; }
}

/// <param name="Id">For example <c>epoch-2026-11</c>.</param>
/// <param name="CreatedAt">When it began.</param>
/// <param name="AgeDays">Whole days since then.</param>
/// <param name="CandidateKeys">How many it wraps.</param>
/// <param name="SealsDeliveries">Whether a delivery that is not handled yet is sealed under it.</param>
/// <param name="RootKeyId">What wraps it.</param>
public sealed record EpochReport(string Id, DateTimeOffset CreatedAt, int AgeDays, long CandidateKeys, bool SealsDeliveries, string RootKeyId);

/// <param name="Version">1, 2, 3, …</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="AgeDays">Whole days since then.</param>
/// <param name="RootKeyId">What wraps its key.</param>
public sealed record BlindIndexReport(int Version, DateTimeOffset CreatedAt, int AgeDays, string RootKeyId);

/// <summary>Reads the key store for a person.</summary>
public sealed class ReportKeys(IRootKey root, KeyRing keys, IKeyStore store, Inbox.IInbox inbox, Records.ICandidateTokens tokens, TimeProvider clock)
{
    public async Task<KeyReport> Handle(CancellationToken ct)
    {
        var current = await keys.CurrentEpoch(ct);
        var live = await keys.BlindIndexes(ct);
        var uses = (await store.CountByWrapper(ct)).Where(use => KeyIds.IsEpoch(use.WrappedBy)).ToDictionary(use => use.WrappedBy, use => use.Keys);
        var epochs = new List<EpochReport>();
        foreach (var key in await store.ListByPrefix(KeyIds.EpochPrefix, ct))
            epochs.Add(new(key.Id, key.CreatedAt, Days(key), uses.GetValueOrDefault(key.Id), await inbox.HasSealedBy(key.Id, ct), key.WrappedBy));
        epochs.Sort((one, other) => KeyIds.CompareEpochs(one.Id, other.Id));
        var indexes = (await store.ListByPrefix(KeyIds.BlindIndexPrefix, ct)).Select(key => new BlindIndexReport(KeyIds.VersionOf(key.Id), key.CreatedAt, Days(key), key.WrappedBy)).OrderByDescending(index => index.Version).ToList();
        var roots = epochs.Select(epoch => epoch.RootKeyId).Concat(indexes.Select(index => index.RootKeyId)).Where(id => id != root.Id).ToList();
        return new()
        {
            RootKeyId = root.Id,
            RootKeyCreatedAt = await root.CreatedAt(ct),
            Epochs = epochs,
            CandidateKeys = uses.Values.Sum(),
            BlindIndexes = indexes,
            WrappedByOldRoots = roots.Count,
            OldRootsInUse = [.. roots.Distinct()],
            WrappedByOldEpochs = uses.Where(use => KeyIds.CompareEpochs(use.Key, current.Id) < 0).Sum(use => use.Value),
            WithoutNewTokens = live.IsRotating ? await tokens.CountUnder(live.Live[1].Version, ct) : 0,
        };
    }

    private int Days(WrappedKey key) => (int)(clock.GetUtcNow() - key.CreatedAt).TotalDays;
}
