namespace HrHub.Local.Wording;

/// <summary>What the retention commands say, in one language. Placeholders are those of <see cref="string.Format(string, object?[])"/>.</summary>
public sealed partial record RetentionPhrases
{
    public required string Command { get; init; }
    public required string Preview { get; init; }
    public required string Run { get; init; }
    public required string Explain { get; init; }
    public required string AsOfOption { get; init; }
    public required string ConfirmOption { get; init; }
    public required string CandidateArgument { get; init; }

    public required string NoCandidate { get; init; }
    public required string NotInFuture { get; init; }
    public required string NothingWaits { get; init; }
    public required string NotWaiting { get; init; }
    public required string NotAllowed { get; init; }

    public required string Judging { get; init; }
    public required string RunTitle { get; init; }
    public required string Policies { get; init; }
    public required string Rule { get; init; }
    public required string Files { get; init; }
    public required string Due { get; init; }
    public required string ToErase { get; init; }
    public required string HeldFiles { get; init; }
    public required string NotDue { get; init; }
    public required string Erased { get; init; }
    public required string Failed { get; init; }
    public required string HeldLine { get; init; }
    public required string More { get; init; }
    public required string Waits { get; init; }
    public required string ConfirmWith { get; init; }
    public required string PolicyChanged { get; init; }
    public required string DryRun { get; init; }
    public required string TooMany { get; init; }
    public required string TooLargeAShare { get; init; }
    public required string Grown { get; init; }
    public required string StoppedEarly { get; init; }

    public required string Class { get; init; }
    public required string DueAt { get; init; }
    public required string HeldBy { get; init; }
    public required string Verdict { get; init; }
    public required string EraseNow { get; init; }
    public required string KeptUntil { get; init; }
    public required string KeptUntilEvent { get; init; }
    public required string KeptHeld { get; init; }
    public required string Held { get; init; }
    public required string NoData { get; init; }
    public required string Until { get; init; }
    public required string RawDelivery { get; init; }
    public required string Video { get; init; }
    public required string Transcript { get; init; }
    public required string Emotions { get; init; }
    public required string Identity { get; init; }
    public required string WholeFile { get; init; }
    public required string InterviewEnded { get; init; }
    public required string ProcessClosed { get; init; }
    public required string Hired { get; init; }
    public required string RequestReceived { get; init; }
    public required string LegalHold { get; init; }
    public required string DisputeHold { get; init; }
}
