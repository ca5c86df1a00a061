
namespace HrHub.Core.Exports.Jobs;

/// <summary>The exports that are written in the background, and those whose files are kept for a while.</summary>
public interface IExportJobs
{
    /// <returns>False when there is one of that id already; nothing changes then.</returns>
    Task<bool> Add(ExportJob job, CancellationToken ct);

    Task<ExportJob?> Find(string jobId, CancellationToken ct);

    /// <summary>Those of one owner, the newest first.</summary>
    /// <param name="owner">See <see cref="ExportJob.OwnerOf"/>.</param>
    /// <param name="cursor">From the page before; null for the first.</param>
    /// <param name="size">1–200.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="FormatException">The cursor is none of this list.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The page is too small or too large.</exception>
    Task<ExportJobPage> Of(string owner, string? cursor, int size, CancellationToken ct);

    /// <summary>All that still have a key or an object, the oldest first: what is to be written, to be judged by an erasure, or to be destroyed.</summary>
    Task<IReadOnlyList<ExportJob>> Holding(CancellationToken ct);

    /// <summary>Changes a job that others may change at the same time.</summary>
    /// <param name="jobId">Which.</param>
    /// <param name="change">Runs once for every try; null leaves the job as it is.</param>
    /// <param name="ct">Cancels between tries.</param>
    /// <returns>The job as it was stored; null where there is none, or it was left as it is.</returns>
    Task<ExportJob?> Change(string jobId, Func<ExportJob, ExportJob?> change, CancellationToken ct);

    /// <summary>Deletes those that hold nothing any more and were asked for before this time.</summary>
    Task Trim(DateTimeOffset before, CancellationToken ct);
}

public sealed record ExportJobPage(IReadOnlyList<ExportJob> Jobs, string? NextCursor)
{
    /// <inheritdoc cref="TimePage.Of" path="/param"/>
    public static ExportJobPage Of(IReadOnlyList<ExportJob> found, int size)
    {
        var (page, next) = TimePage.Of(found, size, one => (one.AskedAt, one.JobId));
        return new(page, next);
    }
}
