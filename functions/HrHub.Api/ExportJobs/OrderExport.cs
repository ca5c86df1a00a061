using System.Diagnostics;
using HrHub.Api.Exports;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Exports;
using HrHub.Core.Exports.Jobs;
using Microsoft.Extensions.Options;

namespace HrHub.Api.ExportJobs;

/// <summary>
/// Has the interviews of a search written in the background: the answer is where to look how far it is. The pipeline writes the file, and keeps it for some hours, for whoever asked alone. Every interview that is
/// in sight then is in it; everybody in it is on the trail in the caller's name.
/// </summary>
public sealed class OrderExport(AdmitCaller admit, ReadWanted read, IExportJobs jobs, AddExport add, IAuditLog audit, IOptions<ExportsOptions> options, TimeProvider clock)
{
    public async Task<Outcome<ExportJobView>> Handle(TableRequest request, ExportLanguage language, Caller caller, CancellationToken ct)
    {
        var ordering = OwnExport.Event(caller, AuditAction.ExportOrdered);
        if (await admit.ToChange(caller, Right.Export, ordering, ct) is { } refusal) return refusal;
        var wanted = await read.Handle(request, request.Q, options.Value.RowsInJob, caller, ct);
        if (wanted.Error is { } wrong) return wrong;
        var (criteria, _, total) = wanted.Value!;
        if ((await jobs.Of(ExportJob.OwnerOf(caller.Id), null, 200, ct)).Jobs.Count(job => job.State is ExportState.Queued or ExportState.Running) >= options.Value.JobsAtOnce) return HubError.TooMany;

        var job = await add.Handle(new()
        {
            By = caller, Departments = caller.Sight.Departments, Positions = caller.Sight.Positions, Criteria = criteria, Sort = criteria.Sort, Format = criteria.Format, Language = language, ByteOrderMark = criteria.ByteOrderMark,
            Trace = Activity.Current?.Id,
        }, total, ct);
        await audit.Append(ordering with { Record = job.JobId }, ct);
        return ExportJobView.Of(job, SightDigest.Of(caller), clock.GetUtcNow());
    }
}
