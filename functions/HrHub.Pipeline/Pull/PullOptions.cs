using System.ComponentModel.DataAnnotations;

namespace HrHub.Pipeline.Pull;

/// <summary>Section <c>Pull</c>.</summary>
public sealed record PullOptions
{
    /// <summary>NCRONTAB with six fields; read by the trigger as <c>%Pull:Schedule%</c>.</summary>
    [Required]
    public required string Schedule { get; init; }

    /// <summary>Vendors that are pulled on schedule, separated by commas; empty for none.</summary>
    public string Vendors { get; init; } = "";

    /// <summary>Minutes that a pull reaches back beyond the start of the one before: two clocks never agree.</summary>
    [Range(0, 10_080)]
    public int OverlapMinutes { get; init; } = 10;
}
