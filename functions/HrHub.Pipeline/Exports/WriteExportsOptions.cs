using System.ComponentModel.DataAnnotations;

namespace HrHub.Pipeline.Exports;

/// <summary>How exports are written in the background, and for how long they are kept. Section <c>Exports</c>.</summary>
public sealed record WriteExportsOptions
{
    /// <summary>Hours that a file can be fetched; then it is destroyed with its key.</summary>
    [Range(1, 720)] public int ResultHours { get; init; } = 24;

    /// <summary>Days from the request on for which it can be seen what became of an export.</summary>
    [Range(1, 90)] public int KeepDays { get; init; } = 31;

    /// <summary>How often an export is begun before it counts as failed.</summary>
    [Range(1, 20)] public int Tries { get; init; } = 5;

    /// <summary>Seconds after which an export of which nothing was heard is begun by somebody else; renewed while it is written.</summary>
    [Range(10, 3600)] public int LeaseSeconds { get; init; } = 180;

    /// <summary>Seconds before an export that failed is tried again.</summary>
    [Range(1, 3600)] public int PauseSeconds { get; init; } = 30;

    /// <summary>Progress is written after so many interviews, and at least every two seconds.</summary>
    [Range(1, 100_000)] public int ProgressRows { get; init; } = 2_000;
}
