using HrHub.Core.Canonical;

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

    /// <summary>HR called it off, or its time ran out: the link is forgotten, see <see cref="Invitation.Because"/>.</summary>
    Ended,
}

/// <summary>What HR asked a vendor to hold: one AI interview of one person. Sealed with the person.</summary>
public sealed record Invitation
{
    /// <summary>Why an invitation ended.</summary>
    public const string CalledOff = "called-off", Expired = "expired";

    /// <summary>The vendor was asked, and its answer got lost: it may have an interview whose id nobody else knows.</summary>
    public const string OutcomeUnknown = "outcome-unknown";

    public required string InvitationId { get; init; }

    /// <summary>Who is invited, as HR said it; null where HR named the person's file. It is part of the person's identity until a vendor says otherwise.</summary>
    public CandidateIdentity? Person { get; init; }
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
    /// <c>restricted</c>, <c>unavailable</c>, <c>outcome-unknown</c> (the answer got lost: look at the vendor's), or what the vendor's API refused it for. Of one that ended <see cref="CalledOff"/> or <see cref="Expired"/>.</summary>
    public string? Because { get; init; }

    /// <summary>Of the position's competency model that the vendor was given.</summary>
    public int? ModelVersion { get; init; }

    public DateTimeOffset? MadeAt { get; init; }
    public string? VendorInterviewId { get; init; }

    /// <summary>Opens the interview to whoever has it.</summary>
    public string? Link { get; init; }

    /// <summary>For how many days the link holds, where HR said so.</summary>
    public int? ValidDays { get; init; }

    /// <summary>When the link is taken back unless the interview has begun; null before it is made.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When the vendor confirmed that the link opens nothing any more.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Why the vendor has not, as a code: <c>no-call</c> where its profile names none.</summary>
    public string? NotRevoked { get; init; }

    /// <summary>When the mail system took a message of it: the invitation first, then reminders.</summary>
    public IReadOnlyList<DateTimeOffset> Mails { get; init; } = [];

    /// <summary>Whether the vendor may have made an interview of which the hub was never told.</summary>
    public bool MayBeMade => VendorInterviewId is null && (State is InvitationState.Asking || Because == OutcomeUnknown || NotRevoked == OutcomeUnknown);

    /// <summary>Of the hub; null before it is made.</summary>
    public string? InterviewId => VendorInterviewId is { } id ? Canonical.Ids.InterviewId(Vendor, id) : null;

    /// <summary>The invitation ended, its link forgotten.</summary>
    /// <param name="because"><see cref="CalledOff"/> or <see cref="Expired"/>.</param>
    /// <param name="at">When.</param>
    public Invitation EndedWith(string because, DateTimeOffset at)
        => this with { State = InvitationState.Ended, Because = because, EndedAt = at, Link = null, NotRevoked = State is InvitationState.Asking || Because == OutcomeUnknown ? OutcomeUnknown : null };

    public override string ToString() => $"Invitation({InvitationId})";
}
