namespace HrHub.Core.Parking;

/// <summary>Where in the path something was given up.</summary>
public enum ParkedStage { Normalize, Capture, Push, Erase }

/// <summary>Why, in words a person can act on. Never holds a name, a body or a link.</summary>
/// <param name="Code">Stable, for example <c>unknown-label</c>.</param>
/// <param name="Message">One sentence.</param>
/// <param name="Field">Path in the vendor's payload or our record.</param>
/// <param name="Value">What the neighbour sent where one of its own words belongs, at most 64 characters. It can be a name in the wrong field: kept sealed only, see <see cref="SealedValues"/>.</param>
/// <param name="ProfileLine">Where in the profile the rule is, for example <c>micro1.json: scales.technical</c>.</param>
public sealed record ParkReason(string Code, string Message, string? Field = null, string? Value = null, string? ProfileLine = null);

/// <summary>Something the hub could not finish and will not guess about: it waits for a person.</summary>
public sealed record ParkedItem
{
    /// <summary>See <see cref="IdOf"/>: parking the same thing twice is one item.</summary>
    public required string Id { get; init; }

    public required ParkedStage Stage { get; init; }

    /// <summary>The vendor, or the downstream system.</summary>
    public required string Neighbour { get; init; }

    /// <summary>The inbox id, the media id, the candidate id or, for an erasure at a vendor, the interview id.</summary>
    public required string Subject { get; init; }

    public string? CandidateId { get; init; }
    public required ParkReason Reason { get; init; }
    public required DateTimeOffset ParkedAt { get; init; }
    public required int Attempts { get; init; }

    /// <summary>The entity that the message goes to which brings the work back. Null where a timer takes it up by itself once the item is gone.</summary>
    public string? ReplayEntity { get; init; }

    /// <summary>That message; null where there is no entity.</summary>
    public string? ReplayBody { get; init; }
    public string? ReplaySubject { get; init; }
    public string? ReplaySession { get; init; }

    /// <param name="stage">Where it was given up.</param>
    /// <param name="subject">See <see cref="Subject"/>.</param>
    /// <param name="neighbour">The downstream system, where one subject can be parked for several.</param>
    public static string IdOf(ParkedStage stage, string subject, string? neighbour = null)
        => $"{stage.ToString().ToLowerInvariant()}:{subject}{(neighbour is null ? "" : $":{neighbour}")}";
}

/// <summary>What to list: null members do not filter.</summary>
public sealed record ParkedFilter(DateTimeOffset? Since = null, string? Neighbour = null, string? ReasonCode = null, ParkedStage? Stage = null);

/// <summary>The list of parked items.</summary>
public interface IParkedItems
{
    /// <summary>Adds the item, or replaces the one with the same id.</summary>
    Task Park(ParkedItem item, CancellationToken ct);

    Task<ParkedItem?> Find(string id, CancellationToken ct);

    /// <summary>Oldest first.</summary>
    IAsyncEnumerable<ParkedItem> List(ParkedFilter filter, CancellationToken ct);

    /// <summary>How many wait.</summary>
    Task<long> Count(CancellationToken ct);

    /// <summary>Removes the item: its work was done, or is being tried again. No-op when it is gone.</summary>
    Task Remove(string id, CancellationToken ct);
}
