namespace HrHub.Core.Audit;

/// <summary>The audit trail as it is stored, to be verified: nothing here trusts what it reads.</summary>
public interface IAuditEvidence
{
    /// <summary>Entries at most, for showing progress.</summary>
    Task<long> Count(CancellationToken ct);

    /// <summary>All entries, chain by chain, each chain in order. Each comes with the head that its chain had when it was read.</summary>
    IAsyncEnumerable<StoredEntry> Entries(CancellationToken ct);

    /// <summary>Chains of which only the head is left.</summary>
    IAsyncEnumerable<ChainHead> HeadsWithoutEntries(CancellationToken ct);

    /// <returns>The hash stored with an entry; null when there is no such entry.</returns>
    Task<string?> HashAt(string chain, long sequence, CancellationToken ct);
}

/// <summary>An entry as stored.</summary>
/// <param name="Chain">Name of the chain; where the head is gone, whatever the store has instead of it.</param>
/// <param name="Sequence">Place in the chain.</param>
/// <param name="At">Unix time in milliseconds.</param>
/// <param name="Json">The event, UTF-8.</param>
/// <param name="PreviousHash">As stored.</param>
/// <param name="Hash">As stored.</param>
/// <param name="Head">The chain's head; null when it is gone.</param>
public sealed record StoredEntry(string Chain, long Sequence, long At, byte[] Json, string PreviousHash, string Hash, ChainHead? Head);
