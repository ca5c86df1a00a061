using System.ComponentModel.DataAnnotations;

namespace HrHub.Api.Exports;

/// <summary>Section <c>Exports</c>.</summary>
public sealed record ExportsOptions
{
    /// <summary>Interviews of one table that is written while the caller waits: it is streamed, so that memory does not grow with it, but a request has its time.</summary>
    [Range(1, 200_000)]
    public int RowsAtOnce { get; init; } = 10_000;

    /// <summary>Interviews of one table that is written in the background.</summary>
    [Range(1, 1_000_000)]
    public int RowsInJob { get; init; } = 200_000;

    /// <summary>Exports of one person that may wait or be written at the same time.</summary>
    [Range(1, 100)]
    public int JobsAtOnce { get; init; } = 5;

    /// <summary>Interviews of one archive with videos and reports.</summary>
    [Range(1, 10_000)]
    public int InterviewsInArchive { get; init; } = 500;
}
