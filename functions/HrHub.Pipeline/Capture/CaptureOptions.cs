using System.ComponentModel.DataAnnotations;

namespace HrHub.Pipeline.Capture;

/// <summary>How often and when captures are tried.</summary>
public sealed record CaptureOptions
{
    /// <summary>Tries of one item before it waits for a person.</summary>
    [Range(1, 50)]
    public int MaxAttempts { get; init; } = 8;

    /// <summary>Seconds before the second try; doubles with each, up to <see cref="LongestRetrySeconds"/>.</summary>
    [Range(1, 3600)]
    public int FirstRetrySeconds { get; init; } = 30;

    [Range(1, 86400)]
    public int LongestRetrySeconds { get; init; } = 3600;

    /// <summary>NCRONTAB with seconds. The trigger reads it by name.</summary>
    [Required]
    public string SweepSchedule { get; init; } = "0 */15 * * * *";

    /// <summary>Minutes after which an announced item counts as forgotten.</summary>
    [Range(1, 10080)]
    public int SweepAfterMinutes { get; init; } = 180;

    /// <summary>Items that one sweep sends.</summary>
    [Range(1, 10000)]
    public int SweepBatch { get; init; } = 500;
}
