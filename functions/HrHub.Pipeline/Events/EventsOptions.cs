using System.ComponentModel.DataAnnotations;

namespace HrHub.Pipeline.Events;

/// <summary>How systems are told of changes. Section <c>Events</c>.</summary>
public sealed record EventsOptions
{
    /// <summary>When it is looked for something to tell: NCRONTAB with seconds.</summary>
    [Required] public string Schedule { get; init; } = "*/5 * * * * *";

    /// <summary>Tries of one event before it is given up and the next one is told.</summary>
    [Range(1, 20)] public int Tries { get; init; } = 10;

    /// <summary>Seconds before the second try; three times as long before each further one.</summary>
    [Range(0.01, 3600)] public double FirstRetrySeconds { get; init; } = 5;

    /// <summary>Seconds before a try at most.</summary>
    [Range(0.01, 172_800)] public double LongestRetrySeconds { get; init; } = 86_400;

    /// <summary>Seconds for an answer.</summary>
    [Range(1, 60)] public int TimeoutSeconds { get; init; } = 15;

    /// <summary>Days that the log of what was told is kept.</summary>
    [Range(1, 365)] public int LogDays { get; init; } = 30;
}
