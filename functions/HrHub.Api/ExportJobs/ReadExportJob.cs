using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Exports.Jobs;

namespace HrHub.Api.ExportJobs;

/// <summary>How far an export is that the caller asked for. Says nothing of anybody in it.</summary>
public sealed class ReadExportJob(OwnExport own, TimeProvider clock)
{
    public async Task<Outcome<ExportJobView>> Handle(string jobId, Caller caller, CancellationToken ct)
    {
        var found = await own.Find(jobId, OwnExport.Event(caller, AuditAction.Read), caller, ct);
        return found.Error is { } error ? error : ExportJobView.Of(found.Value!, SightDigest.Of(caller), clock.GetUtcNow());
    }
}
