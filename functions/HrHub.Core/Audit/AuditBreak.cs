namespace HrHub.Core.Audit;

/// <summary>What is wrong with a chain or a root.</summary>
public enum BreakKind
{
    /// <summary>The chain has no entry under this number, and later ones or its head say that there was one.</summary>
    EntryMissing,

    /// <summary>The entry does not have the hash that it was written with.</summary>
    EntryChanged,

    /// <summary>The entry was not written after the one that stands before it: exchanged, moved or put in.</summary>
    EntryMisplaced,

    /// <summary>The chain's head is gone, or is not its last entry.</summary>
    HeadWrong,

    /// <summary>The chain is sound in itself and is not the one that a daily root saw: rewritten up to this entry, at least.</summary>
    ChainRewritten,

    /// <summary>A daily root saw this entry; the chain has ended before it since.</summary>
    ChainShortened,

    /// <summary>A daily root is missing which the next one, or the audit trail, names.</summary>
    RootMissing,

    /// <summary>A daily root was not signed by the root key, or is another one than the audit trail names.</summary>
    RootForged,

    /// <summary>A daily root or its heads are unreadable, or the heads are not those that were signed.</summary>
    RootDamaged,
}

/// <summary>One break of the audit trail, at the first entry that shows it.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Chain">Null where a root itself is broken.</param>
/// <param name="Sequence">The entry, within the chain.</param>
/// <param name="Root">The daily root that shows it.</param>
public sealed record AuditBreak(BreakKind Kind, string? Chain = null, long? Sequence = null, DateOnly? Root = null);

/// <summary>What a verification found.</summary>
/// <param name="Entries">Entries read.</param>
/// <param name="Chains">Chains read.</param>
/// <param name="Roots">Daily roots read.</param>
/// <param name="Breaks">Empty when all is sound: the first break of every chain in the order of the store, then those that the roots show, oldest root first. At most <see cref="MostBreaks"/>.</param>
public sealed record AuditVerdict(long Entries, long Chains, int Roots, IReadOnlyList<AuditBreak> Breaks)
{
    /// <summary>A verification stops when it has found this many.</summary>
    public const int MostBreaks = 100;
}

/// <summary>How far a verification has come.</summary>
/// <param name="Done">Entries read.</param>
/// <param name="Total">Entries at the beginning, at most.</param>
/// <param name="Root">The daily root that is being compared; null while chains are read.</param>
public sealed record AuditProgress(long Done, long Total, DateOnly? Root = null);
