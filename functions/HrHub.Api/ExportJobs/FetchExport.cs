using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;

namespace HrHub.Api.ExportJobs;

/// <summary>Takes the file of an export away, any range of it. Right and sight are judged again: whoever sees other things today than were put into it does not get it.</summary>
public sealed class FetchExport(OwnExport own, OpenExport open, IAuditLog audit, TimeProvider clock)
{
    public async Task<Outcome<OpenExport.File>> Handle(string jobId, Caller caller, CancellationToken ct)
    {
        var fetching = OwnExport.Event(caller, AuditAction.ExportFetched);
        var found = await own.Fetchable(jobId, fetching, caller, clock.GetUtcNow(), ct);
        if (found.Error is { } error) return error;
        await audit.Append(fetching with { Record = jobId }, ct);
        return await open.Handle(found.Value!, ct);
    }
}
