using HrHub.Core.Canonical;
using HrHub.Core.Insights;
using HrHub.Core.Records;
using HrHub.Core.Records.Search;

namespace HrHub.Api.Candidates;

/// <summary>One interview in full, but for what has a route of its own: transcript, emotions, videos.</summary>
public sealed record InterviewView
{
    public required string InterviewId { get; init; }
    public required string Vendor { get; init; }
    public required string VendorInterviewId { get; init; }
    public Position? Position { get; init; }
    public string? Department { get; init; }
    public string? Batch { get; init; }
    public required IReadOnlyList<Interviewer> Interviewers { get; init; }
    public required InterviewStatus Status { get; init; }
    public ResultState? Result { get; init; }
    public DateTimeOffset? InvitedAt { get; init; }
    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? CompletedAt { get; init; }
    public DateTimeOffset? ScoredAt { get; init; }

    /// <summary>Seconds.</summary>
    public double? Duration { get; init; }

    public Score? Overall { get; init; }

    /// <summary>True where another score was corrected since the overall score was given: nobody recomputed it.</summary>
    public required bool OverallPredatesCorrection { get; init; }

    /// <summary>The same in words; left out where it does not hold.</summary>
    public Label? OverallNote { get; init; }

    /// <summary>Where the overall score stands among others of the position family.</summary>
    public Standing? OverallStanding { get; init; }

    public required IReadOnlyList<DimensionView> Dimensions { get; init; }

    /// <summary>Labels of dimensions from the threshold of the settings on, best first.</summary>
    public required IReadOnlyList<string> Strengths { get; init; }

    /// <summary>Labels of dimensions below the threshold of the settings, weakest first.</summary>
    public required IReadOnlyList<string> WeakPoints { get; init; }

    public required IReadOnlyList<Behaviour> Behaviours { get; init; }
    public required IReadOnlyList<Question> Questions { get; init; }
    public required IReadOnlyList<SkillTest> SkillTests { get; init; }
    public ResumeScreening? ResumeScreening { get; init; }
    public Integrity? Integrity { get; init; }
    public string? Recommendation { get; init; }
    public required IReadOnlyList<Comment> Comments { get; init; }
    public required IReadOnlyList<MediaView> Media { get; init; }

    /// <summary>Lines of the transcript, and emotions, that can be read.</summary>
    public required int TranscriptLines { get; init; }

    public required int Emotions { get; init; }

    /// <summary>Identifiers of this interview that another person has too.</summary>
    public required IReadOnlyList<string> IdentityConflicts { get; init; }

    public required string Folder { get; init; }
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>What people changed, oldest first.</summary>
    public required IReadOnlyList<Revision> Revisions { get; init; }

    public required Provenance Provenance { get; init; }
}

/// <summary>A dimension, how it was scored, and where that stands among others of the position family.</summary>
public sealed record DimensionView
{
    public required string Code { get; init; }
    public required string Label { get; init; }
    public Score? Score { get; init; }

    /// <summary>0–1, share of the overall score.</summary>
    public double? Weight { get; init; }

    public required ScoredBy ScoredBy { get; init; }
    public required IReadOnlyList<string> Evidence { get; init; }

    /// <summary>As the vendor reports it, 0–100.</summary>
    public double? VendorPercentile { get; init; }

    public Standing? Standing { get; init; }
    public required IReadOnlyList<DimensionView> Children { get; init; }
}

/// <summary>A media item without its link, which may carry a token.</summary>
public sealed record MediaView(string MediaId, MediaKind Kind, MediaState State, string? Reason, string? ContentType, long? Length, double? Duration, string? Sha256)
{
    public static MediaView Of(MediaItem item) => new(item.MediaId, item.Kind, item.State, item.Reason, item.ContentType, item.Length, item.Duration, item.Sha256);
}
