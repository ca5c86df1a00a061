namespace HrHub.Core.History;

/// <summary>What can happen to a person's file. The names, in camel case, are a contract with whoever reads them.</summary>
public enum HistoryKind
{
    Delivery,
    MediaKept,
    MediaRefused,
    Moved,
    TextCorrected,
    ScoreCorrected,
    IdentityCorrected,
    DisputeOpened,
    DisputeAssigned,
    DisputeDecided,
    StageMoved,
    Hired,
    Tagged,
    CommentAdded,
    CommentChanged,
    CommentDeleted,
    MaterialAdded,
    MaterialDeleted,
    Invited,
    InvitationMade,
    InvitationFailed,
    InvitationMailed,

    /// <summary>Called off, or its link ran out.</summary>
    InvitationEnded,

    /// <summary>Whether the vendor has taken its link back.</summary>
    InvitationRevoked,
    ResultsTaken,
    CaseOpened,
    IdentityChecked,
    CaseDecided,
    CaseDone,
    ErasureRequested,
    Restricted,
    RestrictionLifted,
    HoldPlaced,
    HoldLifted,
    Erased,

    /// <summary>The newest version that a downstream system confirmed.</summary>
    Pushed,

    /// <summary>A push was given up until a person looks.</summary>
    PushParked,
    ReplayOrdered,
    DiscardOrdered,

    /// <summary>Somebody read something of the file. This and what follows only for those who may read the audit trail.</summary>
    Read,

    /// <summary>Somebody saw the person in a list.</summary>
    Listed,
    Exported,
    Refused,

    /// <summary>Anything else that is on the trail.</summary>
    Other,
}
