using HrHub.Core.Access;

namespace HrHub.Core.Audit;

/// <summary>Something that happened to a person's data. Ids and codes only: what is written here outlives the person's erasure.</summary>
public sealed record AuditEvent
{
    /// <summary>The chain: a candidate id, or <see cref="HubChain"/> for what concerns no single person.</summary>
    public required string Chain { get; init; }

    public required Caller Who { get; init; }

    /// <summary>What was done: one of <see cref="AuditAction"/>.</summary>
    public required string Action { get; init; }

    /// <summary>The interview, media item, case, hold or run it was done to; null for the candidate's file as a whole.</summary>
    public string? Record { get; init; }

    /// <summary>Which class of fields: <c>identity</c>, <c>scores</c>, <c>transcript</c>, <c>video</c>, … ; null where that says nothing.</summary>
    public string? FieldClass { get; init; }

    /// <summary>Why, as a code or the id of a case: never free text.</summary>
    public string? Why { get; init; }

    /// <summary>False for a refusal, which is on record too.</summary>
    public bool Allowed { get; init; } = true;

    /// <summary>The people whom one page of a list showed, by candidate id: one entry on <see cref="HubChain"/> is the record of a read for each of them. Null for what concerns one person.</summary>
    public IReadOnlyList<string>? Shown { get; init; }

    public const string HubChain = "hub";
}

/// <summary>The closed list of audited actions.</summary>
public static class AuditAction
{
    public const string Refused = "refused", Filed = "filed", Captured = "captured", Moved = "moved", Pushed = "pushed", Read = "read", Listed = "listed", Exported = "exported", ExportOrdered = "export-ordered", ExportFetched = "export-fetched", ExportDropped = "export-dropped", ExportDestroyed = "export-destroyed", Corrected = "corrected",
        HoldPlaced = "hold-placed", HoldLifted = "hold-lifted", ErasureBegun = "erasure-begun", KeyShredded = "key-shredded", Erased = "erased", LateDeliveryErased = "late-delivery-erased",
        CaseOpened = "case-opened", IdentityChecked = "identity-checked", CaseDecided = "case-decided", CaseDone = "case-done", ErasureRequested = "erasure-requested", Restricted = "restricted", RestrictionLifted = "restriction-lifted", RunReported = "run-reported", BrakePulled = "brake-pulled", RunConfirmed = "run-confirmed",
        PolicyChanged = "policy-changed", ResultsTaken = "results-taken", DisputeOpened = "dispute-opened", DisputeAssigned = "dispute-assigned", DisputeDecided = "dispute-decided", Subscribed = "subscribed", SubscriptionChanged = "subscription-changed", ReplayOrdered = "replay-ordered", DiscardOrdered = "discard-ordered", Unsubscribed = "unsubscribed", ModelWritten = "model-written", Invited = "invited", InvitationMade = "invitation-made", InvitationFailed = "invitation-failed", InvitationEnded = "invitation-ended", InvitationRevoked = "invitation-revoked", MailOrdered = "mail-ordered", Mailed = "mailed", KeysRotated = "keys-rotated", RootSigned = "root-signed",
        TextCorrected = "text-corrected", Tagged = "tagged", Commented = "commented", CommentChanged = "comment-changed", CommentDeleted = "comment-deleted",
        StageMoved = "stage-moved", Hired = "hired", MaterialAdded = "material-added", MaterialDeleted = "material-deleted";
}

/// <summary>One link of a chain.</summary>
/// <param name="Sequence">1, 2, 3, … within the chain, without gaps.</param>
/// <param name="At">When it was written.</param>
/// <param name="Event">What happened.</param>
/// <param name="PreviousHash">Lower-case hex of the entry before; 64 zeros for the first.</param>
/// <param name="Hash">SHA-256 over the entry and <paramref name="PreviousHash"/>.</param>
public sealed record AuditEntry(long Sequence, DateTimeOffset At, AuditEvent Event, string PreviousHash, string Hash);

/// <summary>The newest entry of a chain.</summary>
public sealed record ChainHead(string Chain, long Sequence, string Hash);
