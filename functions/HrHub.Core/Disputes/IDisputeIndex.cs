
namespace HrHub.Core.Disputes;

/// <summary>Disputes across people: whose they are, how far, and when a timer must look. What is said in them lies in the person's file, which is right where the two differ.</summary>
public interface IDisputeIndex
{
    /// <summary>Writes what is known now, unless something newer is known; what people were told stays on record.</summary>
    Task Put(DisputeEntry entry, CancellationToken ct);

    /// <summary>Notes that somebody was told. No-op when the dispute is gone.</summary>
    Task Told(string disputeId, string notice, CancellationToken ct);

    Task<DisputeEntry?> Find(string disputeId, CancellationToken ct);

    /// <summary>The one that is due first at the front.</summary>
    /// <exception cref="FormatException">The cursor is none of this list.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The page is too small or too large.</exception>
    Task<DisputePage> List(DisputeQuery query, CancellationToken ct);

    /// <summary>No-op when it is gone.</summary>
    Task Remove(string disputeId, CancellationToken ct);
}

/// <summary>Null members do not filter.</summary>
public sealed record DisputeQuery
{
    public string? Assignee { get; init; }
    public string? OpenedBy { get; init; }
    public DisputeState? State { get; init; }

    /// <summary>Due at this time or before.</summary>
    public DateTimeOffset? DueBy { get; init; }

    /// <summary>A timer must look at it at this time or before.</summary>
    public DateTimeOffset? WorkBy { get; init; }

    /// <summary>1–200.</summary>
    public int PageSize { get; init; } = 50;

    /// <summary>From the previous page.</summary>
    public string? Cursor { get; init; }
}

public sealed record DisputePage(IReadOnlyList<DisputeEntry> Disputes, string? NextCursor)
{
    /// <inheritdoc cref="TimePage.Of" path="/param"/>
    public static DisputePage Of(IReadOnlyList<DisputeEntry> found, int size)
    {
        var (page, next) = TimePage.Of(found, size, one => (one.DueAt, one.DisputeId));
        return new(page, next);
    }
}
