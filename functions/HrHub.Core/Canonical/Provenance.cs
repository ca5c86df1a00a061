namespace HrHub.Core.Canonical;

/// <summary>Where the record came from. Grows with every delivery that contributed.</summary>
public sealed record Provenance
{
    public IReadOnlyList<ProvenanceEntry> Deliveries { get; init; } = [];

    /// <summary>False as soon as one contributing delivery was not authenticated over its body.</summary>
    public bool PayloadAuthenticated { get; init; }

    /// <summary>Paths of the payloads that no profile line reads, sorted, without repeats.</summary>
    public IReadOnlyList<string> UnmappedFields { get; init; } = [];

    /// <summary>Things a person should look at: out-of-range scores, 0 of 0, undated conflicts. Stable codes with the field.</summary>
    public IReadOnlyList<Suspicion> Suspicions { get; init; } = [];
}

public sealed record ProvenanceEntry
{
    public required string DeliveryId { get; init; }
    public required string Event { get; init; }
    public required string Profile { get; init; }
    public required int ProfileVersion { get; init; }

    /// <summary>Lower-case hex of the raw body.</summary>
    public required string PayloadSha256 { get; init; }

    public required bool PayloadAuthenticated { get; init; }

    /// <summary>The vendor's own time of the event, where it sends one.</summary>
    public DateTimeOffset? OccurredAt { get; init; }
}

public sealed record Suspicion(string Code, string Field, string? Value = null);
