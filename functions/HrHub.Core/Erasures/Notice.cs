namespace HrHub.Core.Erasures;

public enum NeighbourKind { System, Vendor }

/// <summary>A neighbour that has, or may have, something of the person, and must confirm that it is gone.</summary>
public sealed record Notice
{
    /// <summary>The note on a vendor whose profile names no call for it.</summary>
    public const string NoCall = "no erasure call documented; to be asked by the operator";

    /// <summary>The note on a vendor that was making an interview when the person was erased, or whose answer got lost.</summary>
    public const string NoId = "may hold an interview whose id it never told; to be asked by the operator";

    public required NeighbourKind Kind { get; init; }

    /// <summary>The downstream system or the vendor.</summary>
    public required string Name { get; init; }

    /// <summary>What it is to erase: a candidate id at a system, an interview id at a vendor; <c>*</c> where it can't be asked.</summary>
    public required string Subject { get; init; }

    /// <summary>Of the candidate's file, for the order of pushes; 0 for a vendor.</summary>
    public long Version { get; init; }

    /// <summary>The vendor's own id of the interview, only until it has confirmed.</summary>
    public string? Key { get; init; }

    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>Why it is not confirmed, as a code, or <see cref="NoCall"/> or <see cref="NoId"/>.</summary>
    public string? Note { get; init; }

    /// <summary>How often a vendor has answered otherwise; null for not yet.</summary>
    public int? Tries { get; init; }

    /// <summary>True while a confirmation can still come.</summary>
    public bool IsOutstanding() => ConfirmedAt is null && Note is not (NoCall or NoId);
}
