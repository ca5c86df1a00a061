using System.ComponentModel.DataAnnotations;

namespace HrHub.Core.Canonical;

/// <summary>
/// The canonical record of one AI interview or test, version 1. Every vendor's shape becomes this one.
/// Times are UTC; durations are seconds. JSON names are camelCase, enum values camelCase strings.
/// </summary>
public sealed record Interview
{
    [SetByHub, Range(1, 1)]
    public int SchemaVersion { get; init; } = 1;

    /// <summary>Derived from vendor and <see cref="VendorInterviewId"/>: the same interview has the same id at every stage.</summary>
    [SetByHub]
    public required string InterviewId { get; init; }

    public required string Vendor { get; init; }
    public required string VendorInterviewId { get; init; }

    public CandidateIdentity Candidate { get; init; } = new();
    public Position? Position { get; init; }

    /// <summary>Path from the root of the organization, for example <c>HQ/Shanghai/Retail</c>.</summary>
    public string? Department { get; init; }

    /// <summary>The recruiting batch, for example <c>2026-autumn-campus</c>.</summary>
    public string? Batch { get; init; }

    public IReadOnlyList<Interviewer> Interviewers { get; init; } = [];
    public InterviewStatus Status { get; init; } = InterviewStatus.Invited;

    /// <summary>Null until a vendor reported a result.</summary>
    public ResultState? Result { get; init; }

    public DateTimeOffset? InvitedAt { get; init; }
    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? CompletedAt { get; init; }
    public DateTimeOffset? ScoredAt { get; init; }

    /// <summary>Seconds.</summary>
    [Range(0, double.MaxValue)]
    public double? Duration { get; init; }

    public Score? Overall { get; init; }
    public IReadOnlyList<Dimension> Dimensions { get; init; } = [];
    public IReadOnlyList<Behaviour> Behaviours { get; init; } = [];

    /// <summary>Sensitive and optional; never part of a score.</summary>
    public IReadOnlyList<Emotion> Emotions { get; init; } = [];

    public IReadOnlyList<Question> Questions { get; init; } = [];
    public IReadOnlyList<TranscriptLine> Transcript { get; init; } = [];
    public IReadOnlyList<SkillTest> SkillTests { get; init; } = [];
    public ResumeScreening? ResumeScreening { get; init; }
    public Integrity? Integrity { get; init; }
    public IReadOnlyList<MediaItem> Media { get; init; } = [];
    public string? Recommendation { get; init; }
    public IReadOnlyList<Comment> Comments { get; init; } = [];

    [SetByHub]
    public required Provenance Provenance { get; init; }
}

/// <summary>Who was interviewed. Every member may be unknown; vendors send what they have.</summary>
public sealed record CandidateIdentity
{
    public string? Name { get; init; }
    public string? NationalId { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }

    /// <summary>Ids by which other systems know the person, for example <c>ats</c> → <c>ABCD1234</c>, <c>micro1</c> → a UUID.</summary>
    public IReadOnlyDictionary<string, string> ExternalIds { get; init; } = new Dictionary<string, string>();
}

public sealed record Position
{
    public string? Code { get; init; }
    public string? Title { get; init; }
    public string? Family { get; init; }
}

public sealed record Interviewer
{
    public string? Id { get; init; }
    public string? Name { get; init; }
}

public enum InterviewStatus { Invited, Started, Completed, Scoring, Scored, Abandoned, Failed, Cancelled }

/// <summary>Provisional results may still be verified or revoked by the vendor; a revoked one counts for nothing.</summary>
public enum ResultState { Provisional, Final, Revoked }

public enum ScoreKind { Numeric, Ordinal, Boolean, Percentile, Label }

/// <summary>One score. <see cref="Original"/> is what the vendor sent, verbatim, and is never dropped.</summary>
public sealed record Score
{
    public double? Value { get; init; }
    public double? Min { get; init; }
    public double? Max { get; init; }
    public required ScoreKind Kind { get; init; }
    public required string Original { get; init; }

    /// <summary>0–100, or null where it can't be known (0 of 0, out of range, a label without a scale).</summary>
    [Range(0, 100)]
    public double? Scaled { get; init; }
}

public enum ScoredBy { Ai, Human }

public sealed record Dimension
{
    /// <summary>Stable within a vendor's profile, for example <c>logic</c>; derived from the label where the vendor has no code.</summary>
    public required string Code { get; init; }

    public required string Label { get; init; }
    public Score? Score { get; init; }

    /// <summary>0–1, share of the overall score.</summary>
    [Range(0, 1)]
    public double? Weight { get; init; }

    public IReadOnlyList<string> Evidence { get; init; } = [];
    public ScoredBy ScoredBy { get; init; } = ScoredBy.Ai;

    /// <summary>0–100, as the vendor reports it.</summary>
    [Range(0, 100)]
    public double? Percentile { get; init; }

    /// <summary>One level only: a child has no children.</summary>
    public IReadOnlyList<Dimension> Children { get; init; } = [];
}

public sealed record Behaviour
{
    public required string Tag { get; init; }
    public string? Quote { get; init; }
    [Range(0, int.MaxValue)]
    public int? Count { get; init; }

    /// <summary>Seconds from the start of the interview.</summary>
    public double? Time { get; init; }
}

public sealed record Emotion
{
    public string? Question { get; init; }
    public required string Label { get; init; }

    /// <summary>0–1.</summary>
    [Range(0, 1)]
    public double? Intensity { get; init; }

    /// <summary>Seconds from the start of the interview.</summary>
    public double? Time { get; init; }
}

public sealed record Question
{
    public string? Id { get; init; }
    public required string Text { get; init; }
    public string? Answer { get; init; }
    public Score? Score { get; init; }
    public string? Feedback { get; init; }

    /// <summary>Seconds from the start of the interview.</summary>
    public double? Time { get; init; }
}

public enum Speaker { Interviewer, Candidate, System }

public sealed record TranscriptLine
{
    public required Speaker Speaker { get; init; }

    /// <summary>Seconds from the start of the interview.</summary>
    public double? Start { get; init; }

    /// <summary>Seconds from the start of the interview.</summary>
    public double? End { get; init; }

    public required string Text { get; init; }
}

public sealed record SkillTest
{
    public string? Id { get; init; }
    public required string Title { get; init; }
    public Score? Score { get; init; }
    public string? Feedback { get; init; }
    public IReadOnlyList<string> WrongItems { get; init; } = [];
}

public sealed record ResumeScreening
{
    public Score? Score { get; init; }
    public string? Summary { get; init; }
    public IReadOnlyList<string> Highlights { get; init; } = [];
    public IReadOnlyList<string> Concerns { get; init; } = [];
}

/// <summary>What proctoring found.</summary>
public sealed record Integrity
{
    public Score? Score { get; init; }
    public string? Level { get; init; }
    public IReadOnlyList<IntegrityFinding> Findings { get; init; } = [];
}

public sealed record IntegrityFinding
{
    public required string Type { get; init; }

    /// <summary>As the vendor sends it: a count, a percentage or a sentence.</summary>
    public string? Value { get; init; }

    public string? Description { get; init; }

    /// <summary>Seconds from the start of the interview.</summary>
    public double? Time { get; init; }
}

public sealed record Comment
{
    public string? Author { get; init; }
    public required string Text { get; init; }
    public DateTimeOffset? At { get; init; }
}
