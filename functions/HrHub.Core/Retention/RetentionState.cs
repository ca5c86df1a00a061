namespace HrHub.Core.Retention;

/// <summary>What a file's retention hangs on. Part of the candidate's file.</summary>
public sealed record RetentionState
{
    /// <summary>Whose law holds, for example <c>CN</c>, <c>US-IL</c>, <c>EU</c>; null: the default of the settings.</summary>
    public string? Jurisdiction { get; init; }

    /// <summary>When the hiring process was closed, or null.</summary>
    public DateTimeOffset? ProcessClosedAt { get; init; }

    public DateTimeOffset? HiredAt { get; init; }

    /// <summary>When the person asked for erasure, by the case of that id.</summary>
    public DateTimeOffset? ErasureRequestedAt { get; init; }

    /// <summary>The person asked that the data be kept but not used.</summary>
    public bool Restricted { get; init; }

    /// <summary>Deliveries whose raw bytes were erased while the rest of the file was kept: the file itself can't show that they are gone.</summary>
    public IReadOnlyList<string> RawErased { get; init; } = [];

    /// <summary>Reasons not to erase.</summary>
    public IReadOnlyList<Hold> Holds { get; init; } = [];

    /// <summary>Set when erasure has begun: nothing new is taken in any more.</summary>
    public Tombstone? Tombstone { get; init; }

    /// <summary>
    /// With what another file of the same person says: of two requests the earlier one counts, of two events the later one, as with interviews. Where both name a jurisdiction, this file's stays.
    /// </summary>
    /// <returns>This one where it says all of that already.</returns>
    public RetentionState Inherit(RetentionState other)
    {
        var heir = this with
        {
            Jurisdiction = Jurisdiction ?? other.Jurisdiction,
            ProcessClosedAt = Later(ProcessClosedAt, other.ProcessClosedAt),
            HiredAt = Later(HiredAt, other.HiredAt),
            ErasureRequestedAt = ErasureRequestedAt is null || other.ErasureRequestedAt < ErasureRequestedAt ? other.ErasureRequestedAt : ErasureRequestedAt,
            Restricted = Restricted || other.Restricted,
        };
        var raw = other.RawErased.Except(RawErased).ToList();
        var holds = other.Holds.Where(hold => Holds.All(own => own.HoldId != hold.HoldId)).ToList();
        if (raw.Count > 0) heir = heir with { RawErased = [.. RawErased, .. raw] };
        if (holds.Count > 0) heir = heir with { Holds = [.. Holds, .. holds] };
        return heir == this ? this : heir;
    }

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one is null || other > one ? other ?? one : one;
}

public enum HoldKind { Legal, Dispute }

/// <summary>A reason not to erase, in force until it is lifted or <see cref="Until"/> has passed.</summary>
public sealed record Hold
{
    public required string HoldId { get; init; }
    public required HoldKind Kind { get; init; }

    /// <summary>Id of whoever placed it.</summary>
    public required string PlacedBy { get; init; }

    /// <summary>Free text; sealed with the file.</summary>
    public required string Why { get; init; }

    public required DateTimeOffset PlacedAt { get; init; }
    public DateTimeOffset? Until { get; init; }

    /// <summary>True until the hold has run out; a hold that was lifted is no longer among the file's holds.</summary>
    public bool IsInForce(DateTimeOffset now) => Until is null || Until > now;
}

/// <summary>The mark that a candidate is being erased.</summary>
/// <param name="ErasureId">Also the certificate's id.</param>
/// <param name="At">When it was decided.</param>
/// <param name="Basis">The rule or request it follows from.</param>
public sealed record Tombstone(string ErasureId, DateTimeOffset At, string Basis);

/// <summary>The classes of data that have a life of their own.</summary>
public enum DataClass { RawDelivery, Video, Transcript, Emotions, Identity, WholeFile }

/// <summary>When a class of a file's data must be gone. Written with the file, so that a sweep reads an index and never all files.</summary>
public sealed record DueDate(DataClass Class, DateTimeOffset At, string Rule);
