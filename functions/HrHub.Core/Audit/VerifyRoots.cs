using HrHub.Core.Keys;

namespace HrHub.Core.Audit;

/// <summary>
/// Holds the chains against the daily roots: a chain that was rewritten with new hashes, or shortened, is not the one that a root saw.
/// Each root must be signed by the root key, follow the one before, and have the heads beside it that were signed.
/// </summary>
public sealed class VerifyRoots(IAuditEvidence evidence, IAuditRoots roots, IRootKey rootKey)
{
    /// <param name="Roots">Roots read.</param>
    /// <param name="Breaks">The first that each root shows.</param>
    public sealed record Found(int Roots, IReadOnlyList<AuditBreak> Breaks);

    /// <param name="named">Day and hash of the roots that the audit trail names; read before the roots are listed.</param>
    /// <param name="tell">Hears of each root before it is read.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Found> Handle(IReadOnlyDictionary<DateOnly, string> named, Action<DateOnly> tell, CancellationToken ct)
    {
        var dates = await roots.Dates(ct);
        var breaks = named.Keys.Except(dates).Order().Select(missing => new AuditBreak(BreakKind.RootMissing, Root: missing)).ToList();
        var previousHash = (string?)AuditHash.None;
        DateOnly? previous = null;
        foreach (var date in dates)
        {
            if (breaks.Count >= AuditVerdict.MostBreaks) break;
            tell(date);
            var (root, found) = await Check(date, previous, previousHash, named.GetValueOrDefault(date), ct);
            if (found is not null) breaks.Add(found);
            // Heads that can't be trusted are nothing to compare the next ones with.
            previous = found is { Kind: BreakKind.RootForged or BreakKind.RootDamaged } ? null : date;
            previousHash = root?.Hash();
        }
        return new(dates.Count, breaks);
    }

    private async Task<(DailyRoot? Root, AuditBreak? Break)> Check(DateOnly date, DateOnly? previous, string? previousHash, string? signed, CancellationToken ct)
    {
        DailyRoot? root = null;
        try
        {
            root = await roots.Find(date, ct);
            if (root is null) return (null, new(BreakKind.RootMissing, Root: date));
            if (!await IsSigned(root, ct) || (signed is not null && signed != root.Hash())) return (root, new(BreakKind.RootForged, Root: date));
            if (previousHash is not null && root.PreviousRootHash != previousHash) return (root, new(BreakKind.RootMissing, Root: date));

            var found = await Compare(root, previous, ct);
            return (root, found);
        }
        catch (InvalidDataException)
        {
            return (root, new(BreakKind.RootDamaged, Root: date));
        }
    }

    private async Task<bool> IsSigned(DailyRoot root, CancellationToken ct)
    {
        var signature = new byte[root.Signature.Length];
        return Convert.TryFromBase64String(root.Signature, signature, out var length) && await rootKey.Verify(root.RootKeyId, root.Digest(), signature.AsMemory(0, length), ct);
    }

    /// <summary>Both lists of heads are sorted: what stands in both alike was compared with the root before, and the chain between is held by its hashes.</summary>
    private async Task<AuditBreak?> Compare(DailyRoot root, DateOnly? previous, CancellationToken ct)
    {
        using var summary = new ChainHeads();
        await using var before = (previous is { } date ? roots.Heads(date, ct) : AsyncEnumerable.Empty<ChainHead>()).GetAsyncEnumerator(ct);
        var more = await before.MoveNextAsync();
        AuditBreak? first = null;
        await foreach (var head in roots.Heads(root.Date, ct))
        {
            summary.Add(head);
            for (; more && string.CompareOrdinal(before.Current.Chain, head.Chain) < 0; more = await before.MoveNextAsync()) first ??= Gone(before.Current);
            var same = more && before.Current.Chain == head.Chain ? before.Current : null;
            if (same is not null) more = await before.MoveNextAsync();
            if (first is not null || same == head) continue;
            first = same?.Sequence > head.Sequence ? Gone(same) : await CompareWithChain(head);
        }
        for (; more; more = await before.MoveNextAsync()) first ??= Gone(before.Current);

        return (summary.Count, summary.RootHash, summary.LinesHash) == (root.TreeSize, root.RootHash, root.HeadsHash) ? first : new(BreakKind.RootDamaged, Root: root.Date);

        AuditBreak Gone(ChainHead lost) => new(BreakKind.ChainShortened, lost.Chain, lost.Sequence, root.Date);

        async Task<AuditBreak?> CompareWithChain(ChainHead head) => await evidence.HashAt(head.Chain, head.Sequence, ct) switch
        {
            null => Gone(head),
            var hash => hash == head.Hash ? null : new(BreakKind.ChainRewritten, head.Chain, head.Sequence, root.Date),
        };
    }
}
