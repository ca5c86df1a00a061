using System.ComponentModel.DataAnnotations;

namespace HrHub.Pipeline.Park;

/// <summary>Section <c>Parked</c>.</summary>
public sealed class ParkOptions
{
    /// <summary>NCRONTAB with six fields, UTC, read by the trigger: when those that wait are counted. More often than the alert looks.</summary>
    [Required] public required string CountSchedule { get; init; }
}
