using System.ComponentModel.DataAnnotations;

namespace HrHub.Pipeline.Sweep;

/// <summary>When accepted deliveries count as forgotten.</summary>
public sealed class SweepOptions
{
    /// <summary>NCRONTAB, read by the trigger.</summary>
    [Required]
    public string Schedule { get; init; } = "*/30 * * * * *";

    /// <summary>NCRONTAB with six fields, read by the trigger: when sealed bodies are deleted to which no entry leads.</summary>
    [Required]
    public string BodiesSchedule { get; init; } = "0 40 3 * * *";

    /// <summary>NCRONTAB with six fields, read by the trigger: when requests are forgotten that are too old to be repeated.</summary>
    [Required]
    public string RequestsSchedule { get; init; } = "0 25 * * * *";

    /// <summary>Age at which an unhandled entry is queued again; longer than a delivery usually waits in the queue.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan After { get; init; } = TimeSpan.FromMinutes(2);
}
