using System.Globalization;
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
        foreach (var name in query.Keys)
            if (name is not ("size" or "cursor")) return HubError.BadRequest(name);
        var size = 50;
        if (query.ContainsKey("size") && !(int.TryParse(query["size"], NumberStyles.None, CultureInfo.InvariantCulture, out size) && size is >= 1 and <= 200)) return HubError.BadRequest("size");
        if (await admit.ToChange(caller, Right.Export, OwnExport.Event(caller, AuditAction.Listed), ct) is { } refusal) return refusal;
        try
        {
            var page = await jobs.Of(ExportJob.OwnerOf(caller.Id), query["cursor"].FirstOrDefault(), size, ct);
            var (sight, now) = (SightDigest.Of(caller), clock.GetUtcNow());
            return new Page([.. page.Jobs.Select(job => ExportJobView.Of(job, sight, now))], page.NextCursor);
        }
        catch (FormatException)
        {
            return HubError.BadRequest("cursor");
        }
    }
}
