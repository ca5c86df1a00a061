using System.ComponentModel.DataAnnotations;

namespace HrHub.Pipeline.Purge;

/// <summary>How the sweep goes about what is due. In the section of the policies.</summary>
public sealed record SweepRetentionOptions
{
    /// <summary>NCRONTAB with six fields; read by the trigger as <c>%Retention:Schedule%</c>.</summary>
    [Required]
    public string Schedule { get; init; } = "0 30 2 * * *";

    /// <summary>True: each run only says what it would erase, and waits for a compliance officer. A hub whose settings say nothing erases nothing by itself.</summary>
    public bool DryRun { get; init; } = true;

    /// <summary>Files that one run may touch without an officer's word.</summary>
    [Range(0, 10_000_000)]
    public int MaxErasures { get; init; } = 2_000;

    /// <summary>Share of all files that one run may touch without an officer's word, 0–1.</summary>
    [Range(0.0, 1.0)]
    public double MaxShare { get; init; } = 0.05;

    /// <summary>Up to so many files the share is not looked at: in a small store one file is a large share.</summary>
    [Range(0, 10_000)]
    public int ShareFrom { get; init; } = 20;

    /// <summary>Failures after which a run gives up.</summary>
    [Range(1, 10_000)]
    public int MaxFailures { get; init; } = 20;

    /// <summary>Files that are read from the index at once.</summary>
    [Range(1, 10_000)]
    public int PageSize { get; init; } = 200;
}
