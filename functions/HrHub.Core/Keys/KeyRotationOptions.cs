using System.ComponentModel.DataAnnotations;

namespace HrHub.Core.Keys;

/// <summary>Settings section <c>Keys</c>: when the background jobs over keys run. Schedules are NCRONTAB, read by the triggers.</summary>
public sealed class KeyRotationOptions
{
    /// <summary>Of the job that wraps keys by the newest epoch and root key.</summary>
    [Required]
    public required string RewrapSchedule { get; init; }

    /// <summary>Of the job that writes the tokens of a new blind index; it does nothing while no blind index is being rotated.</summary>
    [Required]
    public required string ReindexSchedule { get; init; }

    /// <summary>Of the job that destroys epoch keys.</summary>
    [Required]
    public required string RetireSchedule { get; init; }

    /// <summary>How long an epoch key that nothing needs is kept after the next one began: as long as backups of the key store are to be of use.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "366.00:00:00")]
    public TimeSpan DestroyEpochsAfter { get; init; } = TimeSpan.FromDays(7);
}
