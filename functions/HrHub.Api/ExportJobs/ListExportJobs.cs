using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Exports.Jobs;
using Microsoft.AspNetCore.Http;

namespace HrHub.Api.ExportJobs;

/// <summary>The exports that the caller asked for, the newest first.</summary>
public sealed class ListExportJobs(AdmitCaller admit, IExportJobs jobs, TimeProvider clock)
{
    public sealed record Page(IReadOnlyList<ExportJobView> Jobs, string? NextCursor);

    /// <param name="query"><c>size</c> (1–200), <c>cursor</c>.</param>
    /// <param name="caller">Whose.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Outcome<Page>> Handle(IQueryCollection query, Caller caller, CancellationToken ct)
    {
        var asked = new QueryReader(query, "size", "cursor");
        var (size, cursor) = (asked.Size(), asked.Text("cursor"));
        if (asked.Error is { } wrong) return wrong;
        if (await admit.ToChange(caller, Right.Export, OwnExport.Event(caller, AuditAction.Listed), ct) is { } refusal) return refusal;
        try
        {
            var page = await jobs.Of(ExportJob.OwnerOf(caller.Id), cursor, size, ct);
            var (sight, now) = (SightDigest.Of(caller), clock.GetUtcNow());
            return new Page([.. page.Jobs.Select(job => ExportJobView.Of(job, sight, now))], page.NextCursor);
        }
        catch (FormatException)
        {
            return HubError.BadRequest("cursor");
        }
    }
}
