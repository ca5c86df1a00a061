using System.Security.Cryptography;
using HrHub.Core;
using HrHub.Core.Inbox;
using HrHub.Core.Vendors;
using HrHub.Core.Vendors.Api;
using Microsoft.Extensions.Options;

namespace HrHub.Pipeline.Pull;

/// <summary>
/// Catches up through a vendor's API: pages through its list and puts every item into the inbox, in the shape of the vendor's own event. What is there already stays
/// as it is, so that pulling twice changes nothing.
/// </summary>
public sealed class PullVendor(ProfileCatalog profiles, VendorApiClient api, AcceptDelivery accept, IPullCursors cursors, IOptions<PullOptions> options, TimeProvider clock)
{
    private const string UrlEvent = "pull:list";
    private const int PauseTries = 3;
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(2);

    /// <param name="vendor">Name of the profile.</param>
    /// <param name="since">What is new since then (<see cref="DateTimeOffset.UnixEpoch"/> for everything); null goes on where the last pull ended.</param>
    /// <param name="progress">Told after every page.</param>
    /// <param name="ct">Stops between two items; what was pulled stays.</param>
    public async Task<Outcome<PullReport>> Handle(string vendor, DateTimeOffset? since, IProgress<PullProgress>? progress, CancellationToken ct)
    {
        if (profiles.Find(vendor) is not { } profile) return HubError.UnknownVendor;
        if (profile.Api?.Calls.GetValueOrDefault("list") is not { } list) return HubError.NoPull;

        var known = await cursors.Find(vendor, ct) ?? new(vendor, null, null);
        var broken = since is null ? known.Running : null;
        var run = broken ?? new(since ?? known.CompleteUntil?.AddMinutes(-options.Value.OverlapMinutes), clock.GetUtcNow(), null);
        var report = await Walk(profile, list, known, run, progress, ct);
        // The vendor's cursor may have died with the broken run: from the beginning, then.
        if (broken is not null && report is { End: PullEnd.Refused or PullEnd.Gone, Pages: 0 })
            report = await Walk(profile, list, known, run with { Next = null }, progress, ct);

        // What was asked for since a later day than we had come to leaves a gap that the next pull must still close.
        var gapless = run.Since is null || since is null || since <= (known.CompleteUntil ?? DateTimeOffset.UnixEpoch);
        if (report.End is PullEnd.Complete && gapless) await cursors.Save(new(vendor, run.StartedAt, null), ct);
        return report;
    }

    private async Task<PullReport> Walk(VendorProfile profile, ApiCall list, PullCursor known, PullPosition run, IProgress<PullProgress>? progress, CancellationToken ct)
    {
        var report = new PullReport(profile.Name, run.Since);
        var before = "";
        for (var (next, pauses) = (run.Next, 0); ;)
        {
            var result = await api.List(profile, run.Since, next, ct);
            if (result is ApiResult.Unavailable { RetryAfter: var pause } && pause <= LongestPause && pauses++ < PauseTries)
            {
                progress?.Report(report.ToProgress(pausedFor: pause));
                await Task.Delay(pause, clock, ct);
                continue;
            }
            if (result is not ApiResult.Answer page) return report.EndedBy(result);

            pauses = 0;
            // A vendor that answers every page number with its last page would never end.
            var hash = Convert.ToHexStringLower(SHA256.HashData(page.Json.Span));
            if (hash == before) return report with { End = PullEnd.Complete };
            before = hash;

            report = await Accept(profile, list, page, report, ct);
            progress?.Report(report.ToProgress());
            if (page.Next is null) return report with { End = PullEnd.Complete };
            next = page.Next;
            // Only the vendor's own cursor still means the same place when it is used later.
            if (list.Paging is { Kind: PagingKind.Cursor }) await cursors.Save(known with { Running = run with { Next = next } }, ct);
        }
    }

    private async Task<PullReport> Accept(VendorProfile profile, ApiCall list, ApiResult.Answer page, PullReport report, CancellationToken ct)
    {
        report = report with { Pages = report.Pages + 1, Total = page.Total ?? report.Total };
        foreach (var body in ApiAnswers.Items(list, page.Json))
        {
            var entry = new InboxEntry
            {
                Id = InboxId.OfBody(profile.Name, body),
                Vendor = profile.Name,
                ReceivedAt = clock.GetUtcNow(),
                PayloadSha256 = Convert.ToHexStringLower(SHA256.HashData(body)),
                PayloadAuthenticated = api.IsOverTls(profile),
                UrlEvent = UrlEvent,
            };
            report = await accept.Handle(entry, body, ct) is Accepted.New ? report with { New = report.New + 1 } : report with { Repeated = report.Repeated + 1 };
        }
        return report;
    }
}
