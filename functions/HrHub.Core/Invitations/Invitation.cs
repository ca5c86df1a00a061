namespace HrHub.Core.Invitations;

public enum InvitationState
{
    /// <summary>The vendor has not been asked yet.</summary>
    Requested,

    /// <summary>The vendor is being asked, and can't tell a second try from the first.</summary>
    Asking,

    /// <summary>There is an interview at the vendor's, and a link to it.</summary>
    Made,

    /// <summary>There is none, or nobody knows: see <see cref="Invitation.Because"/>.</summary>
    Failed,
}

/// <summary>What HR asked a vendor to hold: one AI interview of one person. Sealed with the person.</summary>
public sealed record Invitation
{
    public required string InvitationId { get; init; }
    public required string Vendor { get; init; }
    public required string PositionCode { get; init; }
    public string? Batch { get; init; }
    public string? Department { get; init; }

    /// <summary>Subject of the token of whoever asked.</summary>
    public required string RequestedBy { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>True where the mail system is told, and reminds.</summary>
    public bool SendMail { get; init; }

    public InvitationState State { get; init; } = InvitationState.Requested;

    /// <summary>Why it failed, as a code: <c>unknown-vendor</c>, <c>no-invitations</c> (the profile names no call), <c>no-model</c> (the vendor has taken no competency model of the position),
    /// <c>restricted</c>, <c>unavailable</c>, <c>outcome-unknown</c> (the answer got lost: look at the vendor's), or what the vendor's API refused it for.</summary>
    public string? Because { get; init; }

    /// <summary>Of the position's competency model that the vendor was given.</summary>
    public int? ModelVersion { get; init; }

    public DateTimeOffset? MadeAt { get; init; }
    public string? VendorInterviewId { get; init; }

    /// <summary>Opens the interview to whoever has it.</summary>
    public string? Link { get; init; }

    /// <summary>When the mail system took a message of it: the invitation first, then reminders.</summary>
    public IReadOnlyList<DateTimeOffset> Mails { get; init; } = [];

    /// <summary>Of the hub; null before it is made.</summary>
    public string? InterviewId => VendorInterviewId is { } id ? Canonical.Ids.InterviewId(Vendor, id) : null;

    public override string ToString() => $"Invitation({InvitationId})";
}
