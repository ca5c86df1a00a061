using HrHub.Core.Parking;

namespace HrHub.Local.Demo;

/// <summary>What came of the demo. Every number is counted in the stores or by the sandbox systems.</summary>
public sealed record DemoSummary
{
    /// <summary>Requests sent.</summary>
    public required long Deliveries { get; init; }

    /// <summary>Entries of the inbox.</summary>
    public required long Accepted { get; init; }

    /// <summary>Requests that were answered as accepted, and were there already.</summary>
    public required long Duplicates { get; init; }

    public required long Refused { get; init; }
    public required long Interviews { get; init; }
    public required long Candidates { get; init; }

    /// <summary>Captured ones.</summary>
    public required long Videos { get; init; }

    /// <summary>Bytes of the captured ones, before sealing.</summary>
    public required long VideoBytes { get; init; }

    /// <summary>Pushes that took effect at the sandbox systems, by system.</summary>
    public required IReadOnlyDictionary<string, long> Pushes { get; init; }

    public required long Parked { get; init; }

    /// <summary>Acknowledged deliveries that are not where they must be.</summary>
    public required long Lost { get; init; }

    public required double Seconds { get; init; }

    /// <summary>Reasons of what is parked or refused, and how often.</summary>
    public required IReadOnlyList<ReasonCount> Reasons { get; init; }
}

/// <param name="Stage">Null for a request that was refused at the door.</param>
public sealed record ReasonCount(ParkedStage? Stage, string Neighbour, string Code, long Count);
