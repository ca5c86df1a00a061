using HrHub.Core.Access;
using HrHub.Core.Records;

namespace HrHub.Core.Invitations;

/// <summary>Invitations across people: to what, and how far. Who is invited lies in the person's file, which is right where the two differ.</summary>
public interface IInvitationIndex
{
    /// <summary>Writes what is known now, unless something newer is known of the same file.</summary>
    Task Put(InvitationEntry entry, CancellationToken ct);

    /// <summary>The newest at the front.</summary>
    /// <exception cref="FormatException">The cursor is none of this list.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The page is too small or too large.</exception>
    Task<InvitationPage> List(InvitationQuery query, CancellationToken ct);

    /// <summary>How many a list has in all, by how far they are; page and cursor say nothing here.</summary>
    Task<IReadOnlyDictionary<InvitationProgress, long>> Count(InvitationQuery query, CancellationToken ct);
}

/// <summary>One invitation in the index. Ids and facets only.</summary>
public sealed record InvitationEntry
{
    public required string InvitationId { get; init; }
    public required string CandidateId { get; init; }
    public required string Vendor { get; init; }
    public required string PositionCode { get; init; }
    public string? Batch { get; init; }
    public string? Department { get; init; }
    public required DateTimeOffset RequestedAt { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }
    public required InvitationProgress Progress { get; init; }

    /// <summary>Of the person's file when this was true.</summary>
    public required long Version { get; init; }

    public static InvitationEntry Of(CandidateFile file, Invitation invitation) => new()
    {
        InvitationId = invitation.InvitationId,
        CandidateId = file.CandidateId,
        Vendor = invitation.Vendor,
        PositionCode = invitation.PositionCode,
        Batch = invitation.Batch,
        Department = invitation.Department,
        RequestedAt = invitation.RequestedAt,
        ExpiresAt = invitation.ExpiresAt,
        Progress = file.Progress(invitation),
        Version = file.Version,
    };

    /// <summary>Whether this may be replaced. A file that moved into another one counts its versions anew.</summary>
    public bool GivesWayTo(InvitationEntry later) => CandidateId != later.CandidateId || Version <= later.Version;
}

/// <summary>Null members do not filter.</summary>
public sealed record InvitationQuery
{
    public string? Batch { get; init; }
    public string? PositionCode { get; init; }
    public string? Vendor { get; init; }
    public InvitationProgress? Progress { get; init; }

    /// <summary>Asked for before this time.</summary>
    public DateTimeOffset? RequestedBefore { get; init; }

    /// <summary>Their links end before this time.</summary>
    public DateTimeOffset? ExpiresBefore { get; init; }

    public Sight Sight { get; init; } = Sight.Everything;

    /// <summary>1–200.</summary>
    public int PageSize { get; init; } = 50;

    /// <summary>From the previous page.</summary>
    public string? Cursor { get; init; }
}

public sealed record InvitationPage(IReadOnlyList<InvitationEntry> Invitations, string? NextCursor)
{
    /// <inheritdoc cref="TimePage.Of" path="/param"/>
    public static InvitationPage Of(IReadOnlyList<InvitationEntry> found, int size)
    {
        var (page, next) = TimePage.Of(found, size, one => (one.RequestedAt, one.InvitationId));
        return new(page, next);
    }
}
