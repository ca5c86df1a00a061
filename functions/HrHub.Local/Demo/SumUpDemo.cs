using HrHub.Core.Canonical;
using HrHub.Core.Inbox;
using HrHub.Core.Parking;
using HrHub.Core.Records;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.Local.Demo;

/// <summary>Counts what came of the demo: in the stores, at the sandbox systems, and, for what is lost, delivery by delivery.</summary>
internal sealed class SumUpDemo(DemoWorld world, SendDeliveries sent)
{
    private static readonly TimeSpan LedgerPause = TimeSpan.FromMilliseconds(50);
    private readonly IServiceProvider _services = world.Hub.Pipeline;

    public async Task<DemoSummary> Handle(TimeSpan elapsed, CancellationToken ct)
    {
        var health = await Health(ct);
        var now = await world.Hub.Progress(ct);
        var videos = await Captured(ct);
        var parked = await _services.GetRequiredService<IParkedItems>().List(new(), ct).ToListAsync(ct);
        var lost = await _services.GetRequiredService<FindLostDeliveries>().Handle(sent.Acknowledged, ct);
        return new()
        {
            Deliveries = sent.Tally.Sent,
            Accepted = health.Sum(vendor => vendor.Accepted),
            Duplicates = health.Sum(vendor => vendor.Repeated),
            Refused = health.Sum(vendor => vendor.Refused),
            Interviews = now.Interviews,
            Candidates = now.Candidates,
            Videos = videos.Count,
            VideoBytes = videos.Sum(video => video.Length ?? 0),
            Pushes = world.Systems.ToDictionary(system => system.Key, system => (long)system.Value.Ledger.Summary().Effective),
            Parked = parked.Count,
            Lost = lost.Count,
            Seconds = Math.Round(elapsed.TotalSeconds, 1),
            Reasons =
            [
                .. parked.CountBy(item => (item.Stage, item.Neighbour, item.Reason.Code)).Select(group => new ReasonCount(group.Key.Stage, group.Key.Neighbour, group.Key.Code, group.Value)),
                .. health.Where(vendor => vendor.LastRefusal is not null).Select(vendor => new ReasonCount(null, vendor.Vendor, vendor.LastRefusal!, vendor.Refused)),
            ],
        };
    }

    /// <summary>The ledger is written behind the answers: waits until it has counted them all.</summary>
    private async Task<IReadOnlyList<VendorHealth>> Health(CancellationToken ct)
    {
        for (var tries = 0; ; tries++)
        {
            var health = await world.Hub.Intake.GetRequiredService<IVendorLedger>().Read(ct);
            if (health.Sum(vendor => vendor.Accepted + vendor.Repeated + vendor.Refused) >= sent.Tally.Sent || tries == 100) return health;
            await Task.Delay(LedgerPause, ct);
        }
    }

    private async Task<List<MediaItem>> Captured(CancellationToken ct)
    {
        var files = _services.GetRequiredService<ICandidateFiles>();
        var found = new List<MediaItem>();
        string? cursor = null;
        do
        {
            var page = await files.Search(new() { PageSize = 200, Cursor = cursor }, ct);
            foreach (var hit in page.Hits)
                if ((await files.Find(hit.CandidateId, ct))?.File.Find(hit.InterviewId) is { } interview)
                    found.AddRange(interview.Captured.Values.Where(media => media is { State: MediaState.Captured, Kind: MediaKind.Video or MediaKind.WebcamVideo or MediaKind.ScreenVideo }));
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        return found;
    }
}
