using System.ComponentModel.DataAnnotations;

namespace HrHub.Api.Exports;

/// <summary>Section <c>Exports</c>.</summary>
public sealed record ExportsOptions
{
    /// <summary>Interviews that are written while the caller waits; more are an export made in the background.</summary>
    [Range(1, 100_000)]
    public int RowsAtOnce { get; init; } = 5_000;

    /// <summary>Interviews of one archive with videos and reports.</summary>
    [Range(1, 10_000)]
    public int InterviewsInArchive { get; init; } = 500;
}
