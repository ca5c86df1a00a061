using System.ComponentModel.DataAnnotations;

namespace HrHub.Core.Records.Search;

/// <summary>What is looked for; members that are left out do not filter, and all others hold at once.</summary>
public record SearchCriteria
{
    /// <summary>A name, or any two neighbouring characters of a Chinese one or three first letters of a word of another. In a body only: a URL is written to logs.</summary>
    [StringLength(100, MinimumLength = 1)]
    public string? Name { get; init; }

    /// <summary>The whole ID number. In a body only.</summary>
    [StringLength(40, MinimumLength = 1)]
    public string? NationalId { get; init; }

    /// <summary>The whole phone number. In a body only.</summary>
    [StringLength(40, MinimumLength = 1)]
    public string? Phone { get; init; }

    /// <summary>The whole address. In a body only.</summary>
    [StringLength(254, MinimumLength = 1)]
    public string? Email { get; init; }

    [StringLength(200, MinimumLength = 1)]
    public string? CandidateId { get; init; }

    [StringLength(200, MinimumLength = 1)]
    public string? Batch { get; init; }

    /// <summary>Code of the position.</summary>
    [StringLength(200, MinimumLength = 1)]
    public string? Position { get; init; }

    [StringLength(200, MinimumLength = 1)]
    public string? PositionTitle { get; init; }

    [StringLength(200, MinimumLength = 1)]
    public string? Family { get; init; }

    /// <summary>Path; everything below it is found too.</summary>
    [StringLength(500, MinimumLength = 1)]
    public string? Department { get; init; }

    [StringLength(200, MinimumLength = 1)]
    public string? Vendor { get; init; }

    /// <summary>Where the person stands in hiring, for example <c>ai-interview</c>.</summary>
    [StringLength(100, MinimumLength = 1)]
    public string? Stage { get; init; }

    /// <summary>Of the interview: <c>invited</c>, <c>started</c>, <c>completed</c>, <c>scoring</c>, <c>scored</c>, <c>abandoned</c>, <c>failed</c> or <c>cancelled</c>.</summary>
    [AllowedValues(null, "invited", "started", "completed", "scoring", "scored", "abandoned", "failed", "cancelled")]
    public string? Status { get; init; }

    /// <summary>Inclusive.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Inclusive.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Of the scaled overall score, inclusive.</summary>
    [Range(0, 100)]
    public double? MinScore { get; init; }

    [Range(0, 100)]
    public double? MaxScore { get; init; }

    /// <summary>Scores of single dimensions.</summary>
    [MaxLength(10)]
    public IReadOnlyList<DimensionRange>? Dimensions { get; init; }

    /// <summary>Label of the emotion that was strongest.</summary>
    [StringLength(100, MinimumLength = 1)]
    public string? Emotion { get; init; }

    /// <summary>All of them.</summary>
    [MaxLength(10)]
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Path; everything below it is found too.</summary>
    [StringLength(500, MinimumLength = 1)]
    public string? Folder { get; init; }

    public bool? PayloadAuthenticated { get; init; }
}
