namespace HrHub.Core.Access;

/// <summary>What somebody may be allowed to do. Which role may do what: <see cref="Permissions"/>.</summary>
public enum Right
{
    ReadHolds,
    PlaceHold,
    LiftHold,

    /// <summary>Let data be used again that the person had restricted.</summary>
    LiftRestriction,

    /// <summary>Open a case that asks for erasure, for oneself or on a person's behalf.</summary>
    RequestErasure,

    /// <summary>Open a case that asks for access, correction or restriction, for oneself or on a person's behalf.</summary>
    OpenAccessCase,
    ReadCase,

    /// <summary>Note how a person's identity was checked, and decide on the case.</summary>
    DecideCase,

    /// <summary>Take the archive of everything held about a person, once the case was granted.</summary>
    TakeArchive,
    EraseCandidate,
    ConfirmRun,
    ReadAudit,
}
