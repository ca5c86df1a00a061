using HrHub.Core.Records.Search;

namespace HrHub.Local.Wording;

/// <summary>Everything the command line says to a person, in one language. Placeholders are those of <see cref="string.Format(string, object?[])"/>.</summary>
public sealed partial record Phrases
{
    // The command line's help.
    public required string Hub { get; init; }
    public required string DataOption { get; init; }
    public required string PortOption { get; init; }
    public required string StoresOption { get; init; }
    public required string PortRange { get; init; }
    public required string VerboseOption { get; init; }
    public required string LangOption { get; init; }
    public required string JsonOption { get; init; }
    public required string Demo { get; init; }
    public required string DeliveriesOption { get; init; }
    public required string DeliveriesRange { get; init; }
    public required string BigVideoOption { get; init; }
    public required string BigVideoRange { get; init; }
    public required string ExitOption { get; init; }
    public required string Vendors { get; init; }
    public required string VendorsList { get; init; }
    public required string VendorsCheck { get; init; }
    public required string ProfileArgument { get; init; }
    public required string PayloadArgument { get; init; }
    public required string HeaderOption { get; init; }
    public required string HeaderForm { get; init; }
    public required string SecretOption { get; init; }
    public required string AtOption { get; init; }
    public required string UrlOption { get; init; }
    public required string ParkedCommand { get; init; }
    public required string ParkedList { get; init; }
    public required string ParkedShow { get; init; }
    public required string ParkedReplay { get; init; }
    public required string ParkedIdArgument { get; init; }
    public required string SinceOption { get; init; }
    public required string VendorOption { get; init; }
    public required string ReasonOption { get; init; }
    public required string Pull { get; init; }
    public required string PullVendorArgument { get; init; }
    public required string PullSinceOption { get; init; }
    public required string Audit { get; init; }
    public required string AuditVerify { get; init; }
    public required string AuditExport { get; init; }
    public required string AuditRootCommand { get; init; }
    public required string AuditSinceOption { get; init; }
    public required string AuditOutOption { get; init; }
    public required string Token { get; init; }
    public required string TokenRoleOption { get; init; }
    public required string TokenNameOption { get; init; }
    public required string TokenCandidateOption { get; init; }
    public required string TokenDepartmentOption { get; init; }
    public required string TokenPositionOption { get; init; }
    public required string TokenScopeOption { get; init; }
    public required string NoDevelopmentIssuer { get; init; }
    public required string NoSuchRole { get; init; }
    public required string CandidateNeedsId { get; init; }

    // Errors.
    public required string Error { get; init; }
    public required string NoData { get; init; }
    public required string NoSuchItem { get; init; }
    public required string NoSuchProfile { get; init; }
    public required string NoSuchFile { get; init; }
    public required string ReplayWhat { get; init; }
    public required string NoApi { get; init; }
    public required string NoSuchVendor { get; init; }
    public required string PullBroken { get; init; }

    // What runs.
    public required string HubRunsAt { get; init; }
    public required string DataIsIn { get; init; }
    public required string App { get; init; }
    public required string Function { get; init; }
    public required string Trigger { get; init; }
    public required string Address { get; init; }
    public required string SendFirst { get; init; }
    public required string SystemsOff { get; init; }
    public required string VideoToolHere { get; init; }
    public required string VideoToolMissing { get; init; }
    public required string WouldMail { get; init; }
    public required string StopHint { get; init; }
    public required string Draining { get; init; }

    // Lists.
    public required string Vendor { get; init; }
    public required string Received { get; init; }
    public required string Verified { get; init; }
    public required string Duplicates { get; init; }
    public required string Handled { get; init; }
    public required string Parked { get; init; }
    public required string Refused { get; init; }
    public required string LastRefusal { get; init; }
    public required string NoVendorsYet { get; init; }
    public required string Id { get; init; }
    public required string Since { get; init; }
    public required string Stage { get; init; }
    public required string Neighbour { get; init; }
    public required string Reason { get; init; }
    public required string FieldAndValue { get; init; }
    public required string ProfileLine { get; init; }
    public required string Candidate { get; init; }
    public required string Subject { get; init; }
    public required string Attempts { get; init; }
    public required string ReplayWith { get; init; }
    public required string NothingParked { get; init; }
    public required string Replayed { get; init; }
    public required string Pulling { get; init; }
    public required string Pulled { get; init; }

    // The check of one delivery.
    public required string Profile { get; init; }
    public required string Signature { get; init; }
    public required string SignatureGood { get; init; }
    public required string SignatureBad { get; init; }
    public required string SignatureNotChecked { get; init; }
    public required string HandshakeRequest { get; init; }
    public required string Event { get; init; }
    public required string WouldPark { get; init; }
    public required string Ignored { get; init; }
    public required string Suspicious { get; init; }
    public required string Unmapped { get; init; }
    public required string FollowUps { get; init; }
    public required string CanonicalRecord { get; init; }
    public required string Nothing { get; init; }

    // The audit trail.
    public required string AuditReading { get; init; }
    public required string AuditComparing { get; init; }
    public required string AuditSound { get; init; }
    public required string AuditNoRoots { get; init; }
    public required string AuditBroken { get; init; }
    public required string AuditMoreBreaks { get; init; }
    public required string AuditEntryAt { get; init; }
    public required string AuditRootAt { get; init; }
    public required string AuditShownByRoot { get; init; }
    public required string EntryMissing { get; init; }
    public required string EntryChanged { get; init; }
    public required string EntryMisplaced { get; init; }
    public required string HeadWrong { get; init; }
    public required string ChainRewritten { get; init; }
    public required string ChainShortened { get; init; }
    public required string RootMissing { get; init; }
    public required string RootForged { get; init; }
    public required string RootDamaged { get; init; }
    public required string AuditExported { get; init; }
    public required string AuditRootSigned { get; init; }
    public required string AuditRootKnown { get; init; }

    // The demo.
    public required string DemoTitle { get; init; }
    public required string Sandboxes { get; init; }
    public required string SandboxStores { get; init; }
    public required string Deliveries { get; init; }
    public required string Normalized { get; init; }
    public required string Videos { get; init; }
    public required string VideosWaiting { get; init; }
    public required string PushesTo { get; init; }
    public required string InStep { get; init; }
    public required string Accepted { get; init; }
    public required string Interviews { get; init; }
    public required string Candidates { get; init; }
    public required string Lost { get; init; }
    public required string Duration { get; init; }
    public required string Seconds { get; init; }
    public required string DemoTimedOut { get; init; }
    public required string LookNext { get; init; }
    public required string NextData { get; init; }
    public required string NextParked { get; init; }
    public required string NextVendors { get; init; }
    public required string NextVendor { get; init; }
    public required string NextRun { get; init; }
    public required string DemoStaysUp { get; init; }

    // Keys.
    public required string Keys { get; init; }
    public required string KeysReport { get; init; }
    public required string KeysRotate { get; init; }
    public required string KeysRewrap { get; init; }
    public required string KeysRetire { get; init; }
    public required string RotateRootOption { get; init; }
    public required string RotateBlindIndexOption { get; init; }
    public required string Key { get; init; }
    public required string AgeDays { get; init; }
    public required string CandidateKeys { get; init; }
    public required string SealsDeliveries { get; init; }
    public required string WrappedBy { get; init; }
    public required string Yes { get; init; }
    public required string No { get; init; }
    public required string KeysTotal { get; init; }
    public required string NothingToRewrap { get; init; }
    public required string LeftToRewrap { get; init; }
    public required string LeftToReindex { get; init; }
    public required string Rotated { get; init; }
    public required string IndexRotated { get; init; }
    public required string IndexRotates { get; init; }
    public required string Rewrapping { get; init; }
    public required string Rewrapped { get; init; }
    public required string Reindexing { get; init; }
    public required string Reindexed { get; init; }
    public required string EpochsDestroyed { get; init; }
    public required string Retired { get; init; }
    public required string StillNeeded { get; init; }
    public required string NothingToRetire { get; init; }

    /// <summary>What the retention commands say.</summary>
    public required RetentionPhrases Retention { get; init; }

    /// <summary>A text that is there in both languages, in this one.</summary>
    public string Of(Label label) => ReferenceEquals(this, Chinese) ? label.Zh : label.En;

    /// <summary>The same text for everybody who wants this language.</summary>
    public static Phrases For(Language language) => language is Language.Zh ? Chinese : English;
}
