using System.ComponentModel.DataAnnotations;

namespace HrHub.Pipeline.Purge;

/// <summary>How erasures are finished, and how coarse the statistics get. Section <c>Erasure</c>.</summary>
public sealed class ErasureOptions
{
    /// <summary>NCRONTAB with six fields, UTC: when interrupted erasures go on, neighbours are asked again, and facets settle. Read by the trigger.</summary>
    [Required] public string Schedule { get; init; } = "0 */15 * * * *";

    /// <summary>Erasures that one run takes up again.</summary>
    [Range(1, 10_000)] public int Batch { get; init; } = 200;

    /// <summary>How often a vendor is asked before the question waits for a person. 96 is a day of the schedule that is set.</summary>
    [Range(1, 10_000)] public int Tries { get; init; } = 96;

    /// <summary>So many de-identified records must share a combination of facets.</summary>
    [Range(2, 1000)] public int SharedBy { get; init; } = 5;

    /// <summary>Days that facets wait, sealed, for others that share them in full; then they are generalized or dropped. 0 for not at all.</summary>
    [Range(0, 365)] public int WaitDays { get; init; } = 30;
}
