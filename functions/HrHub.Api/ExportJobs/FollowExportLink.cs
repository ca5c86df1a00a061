using HrHub.Api.Links;
using HrHub.Core;
using HrHub.Core.Audit;
using HrHub.Core.Exports.Jobs;
using HrHub.Core.Keys;

namespace HrHub.Api.ExportJobs;

/// <summary>Serves the file that a link leads to, in the browser that it was made for, while it lasts; whatever is wrong with it, there is nothing here. Each time is on record.</summary>
public sealed class FollowExportLink(IExportJobs jobs, OpenExport open, KeyRing keys, IAuditLog audit, TimeProvider clock)
{
    /// <param name="ticket">From the address.</param>
    /// <param name="browser">The cookie, or null.</param>
    /// <param name="from">Network address.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Outcome<OpenExport.File>> Handle(string ticket, string? browser, string from, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await SealedTicket.Open<ExportTicket>(ticket, ExportTicket.Kind, keys, ct) is not { } known || known.Until <= now || !LinkCookie.Is(browser, known.Browser)) return HubError.NotFound;
        if (await jobs.Find(known.JobId, ct) is not { } job || !OwnExport.IsThere(job, now)) return HubError.NotFound;
        await audit.Append(OwnExport.Event(new(known.By, known.Role, from), AuditAction.ExportFetched) with { Record = known.JobId, Why = "link" }, ct);
        return await open.Handle(job, ct);
    }
}
