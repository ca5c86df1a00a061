namespace HrHub.Core.Parking;

/// <summary>Where in the path something was given up.</summary>
public enum ParkedStage { Normalize, Capture, Push, Erase, Invite }

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

    /// <summary>The inbox id, the media id, the invitation id, the candidate id or, for an erasure at a vendor, the interview id.</summary>
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

    /// <summary>What a person ordered to be done with it; null until somebody does. Parking it anew takes the order back.</summary>
    public ParkedOrder? Order { get; init; }

    /// <param name="stage">Where it was given up.</param>
    /// <param name="subject">See <see cref="Subject"/>.</param>
    /// <param name="neighbour">The downstream system, where one subject can be parked for several.</param>
    public static string IdOf(ParkedStage stage, string subject, string? neighbour = null)
        => $"{stage.ToString().ToLowerInvariant()}:{subject}{(neighbour is null ? "" : $":{neighbour}")}";
}
