using System.Diagnostics.Metrics;

namespace HrHub.Core.Telemetry;

/// <summary>The hub's metrics. Alerts query these names; attributes hold names of vendors, systems, kinds and reasons, never an id of a person. While nobody listens counting costs a read.</summary>
public static class HubMetrics
{
    private static readonly Meter Hub = new(HubTrace.SourceName);
    private static readonly Counter<long> ParkedItems = Hub.CreateCounter<long>("hrhub.parked", "{item}", "Items that were parked, by kind.");
    private static readonly Gauge<long> ParkedNow = Hub.CreateGauge<long>("hrhub.parked.waiting", "{item}", "Items that wait for a person.");
    private static readonly Counter<long> RefusedRequests = Hub.CreateCounter<long>("hrhub.refused", "{request}", "Refused requests of vendors, by vendor, code and reason.");
    private static readonly Counter<long> Deliveries = Hub.CreateCounter<long>("hrhub.deliveries", "{delivery}", "Acknowledged deliveries, by vendor and outcome: accepted or duplicate.");
    private static readonly Counter<long> Pushes = Hub.CreateCounter<long>("hrhub.pushes", "{push}", "Pushes, by system and outcome: done, retry or parked.");
    private static readonly Counter<long> CapturedBytes = Hub.CreateCounter<long>("hrhub.capture.bytes", "By", "Plaintext bytes of captured media.");
    private static readonly Counter<long> Scans = Hub.CreateCounter<long>("hrhub.scans", "{upload}", "Uploads that were looked at for malware, by verdict: Clean, Infected or NotScanned.");
    private static readonly Counter<long> Erasures = Hub.CreateCounter<long>("hrhub.erasures", "{person}", "Persons erased.");
    private static readonly Gauge<double> OldestUnhandled = Hub.CreateGauge<double>("hrhub.inbox.oldest_unhandled_seconds", "s", "Age of the oldest delivery that is neither handled nor parked; 0 when there is none.");
    private static readonly Gauge<long> Overdue = Hub.CreateGauge<long>("hrhub.retention.overdue", "{file}", "Files that were due at the last retention run and were not erased by it.");
    private static readonly Gauge<int> Braked = Hub.CreateGauge<int>("hrhub.retention.braked", "{run}", "1 when the last retention run waits for a compliance officer, else 0.");

    public static void Parked(string kind) => ParkedItems.Add(1, Tag("kind", kind));

    public static void ParkedWaiting(long items) => ParkedNow.Record(items);

    /// <param name="vendor">A vendor with a profile, or the one name for all others.</param>
    /// <param name="error">Its code: the alert counts refused signatures, not whatever knocks at addresses that are none.</param>
    /// <param name="reason">One of the gate's sentences, or the code again.</param>
    public static void Refused(string vendor, HubError error, string reason) => RefusedRequests.Add(1, Tag("vendor", vendor), Tag("code", error.Code), Tag("reason", reason));

    public static void Delivered(string vendor, bool again) => Deliveries.Add(1, Tag("vendor", vendor), Tag("outcome", again ? "duplicate" : "accepted"));

    public static void Pushed(string system, string outcome) => Pushes.Add(1, Tag("system", system), Tag("outcome", outcome));

    public static void Captured(long bytes) => CapturedBytes.Add(bytes);

    public static void Scanned(string verdict) => Scans.Add(1, Tag("verdict", verdict));

    public static void Erased() => Erasures.Add(1);

    public static void Unhandled(TimeSpan oldest) => OldestUnhandled.Record(oldest.TotalSeconds);

    public static void RetentionRan(long overdue, bool braked)
    {
        Overdue.Record(overdue);
        Braked.Record(braked ? 1 : 0);
    }

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
