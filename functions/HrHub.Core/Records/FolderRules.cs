using System.ComponentModel.DataAnnotations;
using HrHub.Core.Canonical;

namespace HrHub.Core.Records;

/// <summary>How interviews are filed.</summary>
public sealed class FolderOptions
{
    /// <summary>Path of <c>{position}</c>, <c>{family}</c>, <c>{stage}</c>, <c>{month}</c>, <c>{band}</c>, <c>{batch}</c>, <c>{vendor}</c>.</summary>
    [Required, RegularExpression(@"^(\{(position|family|stage|month|band|batch|vendor)\}|[^{}/\\])+(/(\{(position|family|stage|month|band|batch|vendor)\}|[^{}/\\])+)*$")]
    public string Template { get; init; } = "{position}/{stage}/{month}/{band}";

    /// <summary>Points of the scaled score that make one band.</summary>
    [Range(1, 50)]
    public int BandWidth { get; init; } = 10;

    /// <summary>Hours that the bank's local time is ahead of UTC: a month ends by the bank's clock.</summary>
    [Range(-12, 14)]
    public double UtcOffsetHours { get; init; } = 8;
}

/// <summary>Files an interview: position → stage → month → score band, or as the settings say.</summary>
public sealed class FolderRules(FolderOptions options)
{
    public string FolderOf(Interview interview, string stage)
        => options.Template
            .Replace("{position}", Segment(interview.Position?.Code ?? interview.Position?.Title), StringComparison.Ordinal)
            .Replace("{family}", Segment(interview.Position?.Family), StringComparison.Ordinal)
            .Replace("{stage}", Segment(stage), StringComparison.Ordinal)
            .Replace("{month}", Month(interview), StringComparison.Ordinal)
            .Replace("{band}", Band(interview), StringComparison.Ordinal)
            .Replace("{batch}", Segment(interview.Batch), StringComparison.Ordinal)
            .Replace("{vendor}", Segment(interview.Vendor), StringComparison.Ordinal);

    private string Month(Interview interview)
        => interview.Milestone() is { } at ? at.ToOffset(TimeSpan.FromHours(options.UtcOffsetHours)).ToString("yyyy-MM") : "undated";

    private string Band(Interview interview)
        => ScoreBand.Of(interview.Score(), options.BandWidth);

    private static string Segment(string? text)
        => string.IsNullOrWhiteSpace(text) ? "unknown" : text.Trim().Replace('/', '∕').Replace('\\', '∖');
}
