namespace HrHub.Core.Invitations;

/// <summary>How far somebody who was invited is: the invitation first, then the interview.</summary>
public enum InvitationProgress
{
    /// <summary>The vendor has not answered yet.</summary>
    Requested,

    /// <summary>There is no interview, or nobody knows: see <see cref="Invitation.Because"/>.</summary>
    NotMade,

    /// <summary>There is a link, and nobody has used it.</summary>
    NotStarted,
    Started,
    Completed,
    Scoring,
    Scored,

    /// <summary>Left by the candidate.</summary>
    Abandoned,

    /// <summary>Broken off by a fault.</summary>
    Failed,

    /// <summary>Called off, by HR or by the vendor.</summary>
    Cancelled,

    /// <summary>The link's time ran out.</summary>
    Expired,
}
