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

    /// <summary>Find people and interviews, and see in a list who they are.</summary>
    Search,

    /// <summary>Save a search for oneself.</summary>
    SaveSearch,

    /// <summary>Read a person's file, see <see cref="Sight"/> for which of its interviews.</summary>
    ReadFile,

    /// <summary>Read an interview in full, with what was said and what people wrote: nothing for systems.</summary>
    ReadInterview,

    /// <summary>Read what happened to a person's file; who looked at it takes <see cref="ReadAudit"/> too.</summary>
    ReadHistory,

    /// <summary>Read facets, states and dates of a file, and nothing that a person said or is called.</summary>
    ReadMetadata,

    /// <summary>See an ID number unmasked.</summary>
    UnmaskNationalId,
    Watch,

    /// <summary>Take a video away, not only watch it.</summary>
    DownloadVideo,

    /// <summary>Take data of several people away as a file.</summary>
    Export,

    /// <summary>Take the report of one person away.</summary>
    TakeReport,

    /// <summary>Correct a text that is no score and no identity.</summary>
    CorrectText,
    Tag,
    Comment,
    AddMaterial,
    DeleteMaterial,

    /// <summary>Move a person from one stage of hiring to the next.</summary>
    MoveStage,

    /// <summary>Hire: give the person an employee number.</summary>
    Hire,
    OpenDispute,
    ReadDispute,
    AssignDispute,
    ResolveDispute,

    /// <summary>Write the competency model of a position.</summary>
    WriteModel,
    ReadModel,

    /// <summary>Start an AI interview at a vendor.</summary>
    Invite,

    /// <summary>Read an invitation with its link, which opens the interview.</summary>
    ReadInvitation,

    /// <summary>Progress and score distribution of a batch.</summary>
    ReadInsights,

    /// <summary>The feed of changes, and records for systems.</summary>
    ReadChanges,

    /// <summary>Hand in KPI, course results and reviews of an employee.</summary>
    WriteResults,

    /// <summary>Subscribe a system to events.</summary>
    Subscribe,

    /// <summary>What vendors delivered, how far the downstream systems are, what is parked.</summary>
    ReadOperations,

    /// <summary>Replay or discard what is parked.</summary>
    ReplayParked,
}
