using HrHub.Core.Audit;

namespace HrHub.Azure.Cosmos.Records.Audit;

/// <summary>The head of a chain: changes in the same batch as an entry comes.</summary>
internal sealed record HeadDocument : HubDocument
{
    public const string HeadId = "audit-head";

    public string Kind { get; init; } = HeadId;
    public required long Sequence { get; init; }
    public required string Hash { get; init; }

    /// <summary>When the newest entry was written, in milliseconds since 1970.</summary>
    public required long At { get; init; }

    public ChainHead Head() => new(Pk, Sequence, Hash);

    /// <summary>The entries that these events make, and the head after them.</summary>
    /// <param name="head">As stored; null where the chain begins.</param>
    /// <param name="happened">At least one, all of one chain.</param>
    /// <param name="at">The time. An entry is never older than the one before it, whatever the clocks of two machines say.</param>
    public static (IReadOnlyList<AuditEntry> Entries, HeadDocument Head) Link(HeadDocument? head, IReadOnlyList<AuditEvent> happened, DateTimeOffset at)
    {
        var time = head is null ? at : DateTimeOffset.FromUnixTimeMilliseconds(Math.Max(at.ToUnixTimeMilliseconds(), head.At));
        var entries = new List<AuditEntry>();
        foreach (var one in happened) entries.Add(AuditHash.Link((head?.Sequence ?? 0) + entries.Count + 1, time, one, entries.Count > 0 ? entries[^1].Hash : head?.Hash ?? AuditHash.None));
        return (entries, new() { Id = HeadId, Pk = happened[0].Chain, Sequence = entries[^1].Sequence, Hash = entries[^1].Hash, At = entries[^1].At.ToUnixTimeMilliseconds(), ETag = head?.ETag });
    }
}
