namespace HrHub.Core.Erasures;

/// <summary>How far an erasure is: the last step that is done. Every step may be done again.</summary>
public enum ErasureStep
{
    /// <summary>On record; nothing has happened yet.</summary>
    Intended,

    /// <summary>The file has its tombstone and takes in nothing new. What the later steps need is on record, since the file can't be read after the next step.</summary>
    Gathered,

    /// <summary>The candidate's key is destroyed.</summary>
    Shredded,

    /// <summary>Every store has let go.</summary>
    Forgotten,

    /// <summary>The facets are handed over without ids.</summary>
    Deidentified,

    /// <summary>The downstream systems and the vendors were sent word.</summary>
    Told,

    /// <summary>The certificate is signed; confirmations of others may still come in.</summary>
    Certified,
}

/// <summary>The progress of one erasure. Ids and codes only; there is at most one per candidate.</summary>
public sealed record Erasure
{
    /// <summary>See <see cref="Canonical.Ids.ErasureId"/>.</summary>
    public required string ErasureId { get; init; }

    public required string CandidateId { get; init; }

    /// <summary>The rule or the case that it follows from: a code or an id.</summary>
    public required string Basis { get; init; }

    public required DateTimeOffset BeganAt { get; init; }

    /// <summary>True when the basis is a rule with a date: until the file has its tombstone it may turn out that the date has moved, and then nothing is erased.</summary>
    public bool OnlyIfDue { get; init; }

    public ErasureStep Step { get; init; }

    /// <summary>When all that the hub itself holds was gone.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Emptied when it is no longer needed.</summary>
    public Traces Traces { get; init; } = new();

    /// <summary>What was deleted, by store, as counted by the run that did it.</summary>
    public IReadOnlyDictionary<string, long> Counts { get; init; } = new SortedDictionary<string, long>(StringComparer.Ordinal);

    /// <summary>The candidate ids whose keys were destroyed: the person's own, and those of files that were merged into it.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>The erasure with one more store's count.</summary>
    public Erasure Counting(string store, long count)
        => this with { Counts = new SortedDictionary<string, long>(Counts.Append(new(store, count)).GroupBy(pair => pair.Key).ToDictionary(pairs => pairs.Key, pairs => pairs.Last().Value), StringComparer.Ordinal) };
}

/// <summary>Where a person has left something, by the ids under which the stores find it.</summary>
public sealed record Traces
{
    /// <summary>The candidate, and the files that were merged into it.</summary>
    public IReadOnlyList<string> CandidateIds { get; init; } = [];

    public IReadOnlyList<string> InterviewIds { get; init; } = [];
    public IReadOnlyList<string> MediaIds { get; init; } = [];

    /// <summary>Deliveries that told of the person.</summary>
    public IReadOnlyList<string> InboxIds { get; init; } = [];

    /// <summary>Sealed objects that are known by name; further ones are found by <see cref="MediaIds"/>.</summary>
    public IReadOnlyList<string> ObjectNames { get; init; } = [];

    /// <summary>Facets on their way to the statistics, under random ids.</summary>
    public IReadOnlyList<WaitingFacets> Facets { get; init; } = [];

    /// <summary>Every id, for stores that search their texts.</summary>
    public IEnumerable<string> Ids() => CandidateIds.Concat(InterviewIds).Concat(MediaIds).Concat(InboxIds);
}
