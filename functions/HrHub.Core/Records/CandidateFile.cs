using HrHub.Core.Canonical;
using HrHub.Core.Disputes;
using HrHub.Core.Employees;
using HrHub.Core.Invitations;
using HrHub.Core.Media.Sealing;
using HrHub.Core.Retention;
using HrHub.Core.Work;

namespace HrHub.Core.Records;

/// <summary>Everything about one person. One candidate is one partition and one transaction.</summary>
public sealed record CandidateFile
{
    /// <summary>Where a person stands whom the hub knows only from an AI interview.</summary>
    public const string FirstStage = "ai-interview";

    public required string CandidateId { get; init; }

    /// <summary>Grows by one with every change of content; downstream systems order pushes by it.</summary>
    public required long Version { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>What all interviews together say about who the person is, and where they say nothing, HR when it invited.</summary>
    public CandidateIdentity Identity { get; init; } = new();

    /// <summary>Set at hiring: the number under which the EHR knows the person.</summary>
    public string? EmployeeNumber { get; init; }

    /// <summary>Résumé, AI interview, human interview, background check, offer, hired.</summary>
    public string Stage { get; init; } = FirstStage;

    public IReadOnlyList<InterviewFile> Interviews { get; init; } = [];

    /// <summary>What performance and training systems hand back once the person is hired.</summary>
    public EmployeeResults Results { get; init; } = new();

    /// <summary>Which AI interviews HR asked vendors to hold, in the order in which it did.</summary>
    public IReadOnlyList<Invitation> Invitations { get; init; } = [];

    /// <summary>Comments, materials and steps through hiring.</summary>
    public FileWork Work { get; init; } = new();

    /// <summary>Corrections of the identity on the person's request, in the order in which they were made.</summary>
    public IReadOnlyList<IdentityCorrection> Corrections { get; init; } = [];

    /// <summary>What its retention hangs on.</summary>
    public RetentionState Retention { get; init; } = new();

    /// <summary>When which class of its data must be gone, by the policies that held when the file was last written.</summary>
    public IReadOnlyList<DueDate> Due { get; init; } = [];

    /// <summary>Which policies those were, see <see cref="PolicySet.Stamp"/>; empty before the first time.</summary>
    public string StampedBy { get; init; } = "";

    /// <summary>Set when it turned out that the file belongs to a person the hub already knew: everything moved there.</summary>
    public string? MergedInto { get; init; }

    /// <summary>True when the downstream systems must let go of the person: merged into another file, being erased, or without an identity for good.</summary>
    public bool IsWithdrawn => MergedInto is not null || Retention.Tombstone is not null || HasErased(DataClass.Identity);

    /// <summary>True when there are interviews, and all of them have lost this class of data.</summary>
    public bool HasErased(DataClass cls) => Interviews.Count > 0 && Interviews.All(interview => interview.ErasedClasses.Contains(cls));

    /// <summary>Reasons not to erase: those that somebody placed, and the disputes that are open.</summary>
    public IEnumerable<Hold> Holds() => Retention.Holds.Concat(Interviews.SelectMany(interview => interview.Disputes).Where(dispute => dispute.State is DisputeState.Open).Select(dispute => dispute.Hold));

    public InterviewFile? Find(string interviewId) => Interviews.FirstOrDefault(interview => interview.Interview.InterviewId == interviewId);

    /// <summary>The file with this interview added or replaced, and the identity that follows.</summary>
    public CandidateFile With(InterviewFile changed)
        => WithInterviews([.. Interviews.Where(interview => interview.Interview.InterviewId != changed.Interview.InterviewId).Append(changed).OrderBy(interview => interview.Interview.InterviewId, StringComparer.Ordinal)]);

    /// <summary>The file without this interview.</summary>
    public CandidateFile Without(string interviewId) => WithInterviews([.. Interviews.Where(interview => interview.Interview.InterviewId != interviewId)]);

    /// <summary>The file with corrections added, and the identity that follows.</summary>
    public CandidateFile With(IReadOnlyList<IdentityCorrection> corrections) => (this with { Corrections = [.. Corrections, .. corrections] }).WithInterviews(Interviews);

    /// <summary>The file with these invitations, and the identity that follows.</summary>
    public CandidateFile WithInvitations(IReadOnlyList<Invitation> invitations) => (this with { Invitations = invitations }).WithInterviews(Interviews);

    /// <summary>
    /// What people did to the file that moved in here goes on to hold: no hold, restriction, correction, comment, material or request for erasure is lost with a merge, nor whose law holds, nor how far the person came,
    /// was hired or the process closed.
    /// </summary>
    /// <returns>This file where it has all of that already.</returns>
    public CandidateFile Inherit(CandidateFile emptied)
    {
        var corrections = emptied.Corrections.Where(correction => Corrections.All(own => (own.CaseId, own.Field) != (correction.CaseId, correction.Field))).ToList();
        var retention = Retention.Inherit(emptied.Retention);
        var number = EmployeeNumber ?? emptied.EmployeeNumber;
        var work = Work.Inherit(emptied.Work);
        var stage = HiringStages.Reached(emptied.Stage, Stage) ? emptied.Stage : Stage;
        if (corrections.Count == 0 && ReferenceEquals(retention, Retention) && number == EmployeeNumber && emptied.Results.IsEmpty && emptied.Invitations.Count == 0 && ReferenceEquals(work, Work) && stage == Stage) return this;
        return emptied.Invitations.Aggregate(With(corrections), (file, invitation) => file.FindInvitation(invitation.InvitationId) is null ? file.With(invitation) : file)
            with { Retention = retention, EmployeeNumber = number, Work = work, Stage = stage, Results = Results.With(emptied.Results) };
    }

    /// <summary>The file of which everything moved to another one: what is left leads there, and says nothing of the person.</summary>
    public CandidateFile Emptied(string into) => this with { MergedInto = into, Corrections = [], Identity = new(), EmployeeNumber = null, Results = new(), Invitations = [], Work = new() };

    /// <summary>The file with the mark that the raw bytes of these deliveries are nowhere any more.</summary>
    /// <returns>This file where it says so already.</returns>
    public CandidateFile WithoutRaw(IEnumerable<string> deliveryIds)
        => deliveryIds.Except(Retention.RawErased).ToList() is { Count: > 0 } gone ? this with { Retention = Retention with { RawErased = [.. Retention.RawErased, .. gone] } } : this;

    private CandidateFile WithInterviews(IReadOnlyList<InterviewFile> interviews)
        => this with { Interviews = interviews, Identity = CandidateIdentities.Merge(Invitations, interviews.Select(interview => interview.Interview), Corrections) };

    /// <summary>False until somebody could tell who this is; such a file is shown as unmatched and not pushed.</summary>
    public bool IsMatched => Identity is not { Email: null, Phone: null, NationalId: null } || Identity.ExternalIds.Count > 0;

    /// <summary>Whether downstream systems are told of the file: somebody of whom there is no interview yet, since HR has only invited them, is none of their business.</summary>
    public bool IsPushed => IsWithdrawn || IsMatched && Interviews.Count > 0;
}

/// <summary>One interview within a candidate's file: its parts, and what they fold into.</summary>
public sealed record InterviewFile
{
    public required Interview Interview { get; init; }

    /// <summary>Ordered by <see cref="InterviewPart.PartId"/>.</summary>
    public required IReadOnlyList<InterviewPart> Parts { get; init; }

    /// <summary>What capture found out, by media id: it belongs to us, not to the vendor's parts.</summary>
    public IReadOnlyDictionary<string, MediaItem> Captured { get; init; } = new Dictionary<string, MediaItem>();

    /// <summary>Where captured media lie and what opens them, by media id; apart from the canonical record, so that a wrapped key never travels with it.</summary>
    public IReadOnlyDictionary<string, SealedReference> SealedMedia { get; init; } = new Dictionary<string, SealedReference>();

    /// <summary>Captures under way that are worth resuming, by media id.</summary>
    public IReadOnlyDictionary<string, CaptureAttempt> CaptureAttempts { get; init; } = new Dictionary<string, CaptureAttempt>();

    /// <summary>Folder path, for example <c>客户经理/ai-interview/2026-11/80-89</c>.</summary>
    public required string Folder { get; init; }

    /// <summary>Identifiers of this interview that another candidate holds (<c>email</c>, <c>phone</c>, …): for a person to look at, never merged by guess.</summary>
    public IReadOnlyList<string> IdentityConflicts { get; init; } = [];

    /// <summary>The candidate whose file the interview is being moved out of, until that is done.</summary>
    public string? MovedFrom { get; init; }

    /// <summary>What people changed of the interview, in the order in which they did; laid over what its parts fold into.</summary>
    public IReadOnlyList<Revision> Revisions { get; init; } = [];

    /// <summary>Who said that something of it is wrong, and what came of it; in the order in which they were opened.</summary>
    public IReadOnlyList<Dispute> Disputes { get; init; } = [];

    /// <summary>What was erased of this interview for good: a late part does not bring it back. New interviews of the same person are not touched.</summary>
    public IReadOnlyList<DataClass> ErasedClasses { get; init; } = [];

    public Dispute? Dispute(string disputeId) => Disputes.FirstOrDefault(dispute => dispute.DisputeId == disputeId);

    /// <summary>The interview with a dispute added or replaced.</summary>
    public InterviewFile With(Dispute changed)
        => this with { Disputes = Dispute(changed.DisputeId) is null ? [.. Disputes, changed] : [.. Disputes.Select(dispute => dispute.DisputeId == changed.DisputeId ? changed : dispute)] };

    /// <summary>The deliveries that its parts come from, each once.</summary>
    public IReadOnlyList<string> DeliveryIds() => [.. Parts.Select(part => part.Provenance.DeliveryId).Distinct()];

    /// <summary>Tags in the clear.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];
}

/// <summary>A file with the tag under which it was read.</summary>
public sealed record Stored(CandidateFile File, string ETag);
