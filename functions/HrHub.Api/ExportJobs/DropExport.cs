using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Exports.Jobs;

namespace HrHub.Api.ExportJobs;

/// <summary>Cancels an export, or lets go of its file. Nobody gets it from then on; the pipeline, which alone may destroy keys, destroys key and file within seconds.</summary>
public sealed class DropExport(OwnExport own, IExportJobs jobs, IAuditLog audit, TimeProvider clock)
{
    /// <param name="JobId">Which one it was.</param>
    public sealed record Dropped(string JobId);

    public async Task<Outcome<Dropped>> Handle(string jobId, Caller caller, CancellationToken ct)
    {
        var dropping = OwnExport.Event(caller, AuditAction.ExportDropped);
        var found = await own.Find(jobId, dropping, caller, ct);
        if (found.Error is { } error) return error;
        await audit.Append(dropping with { Record = jobId }, ct);
        await jobs.Change(jobId, job => job.IsOver ? null : job.Ended(job.State is ExportState.Done ? ExportState.Expired : ExportState.Cancelled, ExportEnd.Dropped, clock.GetUtcNow()), ct);
        return new Dropped(jobId);
    }
}
