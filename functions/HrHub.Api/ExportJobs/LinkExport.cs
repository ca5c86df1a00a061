using HrHub.Api.Links;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Keys;

namespace HrHub.Api.ExportJobs;

/// <summary>
/// A link for a browser's download, which can send no token: good for two minutes, and together with the cookie that comes with it only, so that it opens nothing for whoever is sent it. Right and sight are
/// judged when it is made.
/// </summary>
public sealed class LinkExport(OwnExport own, KeyRing keys, TimeProvider clock)
{
    /// <summary>Where the cookie goes, and the links lead.</summary>
    public const string Path = "/api/v1/fetch", Cookie = "hrhub-fetch";

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(2);

    /// <param name="jobId">Which export.</param>
    /// <param name="browser">The cookie that is there already, or null.</param>
    /// <param name="caller">Who will fetch it.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Outcome<MadeLink>> Handle(string jobId, string? browser, Caller caller, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var found = await own.Fetchable(jobId, OwnExport.Event(caller, AuditAction.ExportFetched), caller, now, ct);
        if (found.Error is { } error) return error;
        var cookie = LinkCookie.Of(browser);
        var ticket = new ExportTicket(jobId, caller.Id, caller.Role, now + Life, LinkCookie.Digest(cookie));
        return new MadeLink(new($"{Path}/{await SealedTicket.Seal(ticket, ExportTicket.Kind, keys, ct)}", ticket.Until), cookie);
    }
}
