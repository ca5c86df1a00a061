using System.ComponentModel.DataAnnotations;

namespace HrHub.Api.Exports;

/// <summary>Section <c>Exports</c>.</summary>
public sealed record ExportsOptions
{
    /// <summary>Interviews of one table: it is streamed, so that memory does not grow with it, but a request has its time.</summary>
    [Range(1, 200_000)]
    public int RowsAtOnce { get; init; } = 100_000;

    /// <summary>Interviews of one archive with videos and reports.</summary>
    [Range(1, 10_000)]
    public int InterviewsInArchive { get; init; } = 500;
}
