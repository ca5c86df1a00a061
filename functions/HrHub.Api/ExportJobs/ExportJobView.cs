using HrHub.Core.Exports;
using HrHub.Core.Exports.Jobs;
using HrHub.Core.Records.Search;

namespace HrHub.Api.ExportJobs;

/// <summary>How far an export is. What it looks for is not shown again: it may name people.</summary>
/// <param name="JobId">Names it.</param>
/// <param name="State">How far it is.</param>
/// <param name="StateLabel">The same in words, with the reason where there is one.</param>
/// <param name="End">Why there is no file, or none any more.</param>
/// <param name="Format">Of the file.</param>
/// <param name="Rows">Interviews that are written.</param>
/// <param name="Total">Interviews that there will be.</param>
/// <param name="AskedAt">When it was asked for.</param>
/// <param name="StartedAt">When it was last begun.</param>
/// <param name="FinishedAt">When it was done, or over.</param>
/// <param name="ExpiresAt">When the file goes.</param>
/// <param name="Bytes">Length of the file.</param>
/// <param name="Sha256">Of the file, lower-case hex.</param>
public sealed record ExportJobView(
    string JobId, ExportState State, Label StateLabel, ExportEnd? End, ExportFormat Format, long Rows, long Total, DateTimeOffset AskedAt, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt, DateTimeOffset? ExpiresAt, long? Bytes, string? Sha256)
{
    /// <param name="job">The job.</param>
    /// <param name="sight">Of whoever looks, now: see <see cref="SightDigest"/>.</param>
    /// <param name="now">Now.</param>
    internal static ExportJobView Of(ExportJob job, string sight, DateTimeOffset now)
    {
        var gone = job.State is ExportState.Done ? job.Sight != sight ? ExportEnd.SightChanged : job.ExpiresAt <= now ? ExportEnd.TimeUp : (ExportEnd?)null : null;
        var (state, end) = gone is null ? (job.State, job.End) : (ExportState.Expired, gone);
        var file = state is ExportState.Done ? job.Result : null;
        return new(job.JobId, state, ExportJobWording.Of(state, end), end, job.Format, job.Rows, job.Total, job.AskedAt, job.StartedAt, job.FinishedAt, job.ExpiresAt, file?.Length, file?.Sha256);
    }
}
