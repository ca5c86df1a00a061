using System.Text;
using HrHub.Benchmarks.Harness;
using HrHub.Benchmarks.Load;
using HrHub.Benchmarks.Servers;
using HrHub.Core.Vendors;
using HrHub.EmbeddedWorker.Storage;
using HrHub.Local.Sandbox.Vendors;
using HrHub.Local.Settings;

namespace HrHub.Benchmarks;

/// <summary>
/// Durable intake against a bare Kestrel endpoint that reads the same body: 4 KB, HMAC-SHA256, every request another delivery, sealed, flushed to the disk
/// before the answer. Load generator and server share the machine.
/// </summary>
public sealed class IntakeBenchmark : IBenchmark
{
    private const int BodyLength = 4096, Connections = 32, HubRequests = 20_000, BareRequests = 60_000;
    private const string Vendor = "ribbon";
    private readonly VendorProfile _profile = ProfileCatalog.Load().Find(Vendor)!;
    private readonly DeliverySigner _signer = new(new(SettingsFiles.Read(Path.Combine(AppContext.BaseDirectory, "local.settings.sample.json"))
        .Where(pair => pair.Key == $"Vendors:Secrets:{Vendor}").Select(pair => KeyValuePair.Create(Vendor, pair.Value!))));
    private int _sent;

    public string Name => "intake";

    public async Task<IReadOnlyList<ResultRow>> Run(Measurement measurement, CancellationToken ct)
    {
        using var folder = new DataFolder();
        (LoadResult Load, double Work)[][] results;
        var accepted = 0;
        await using (var bare = await MeasuredServer.Start(MeasuredServer.Bare, folder.Path, ct))
        await using (var hub = await MeasuredServer.Start(MeasuredServer.Hub, folder.Path, ct))
        {
            measurement.Tell("warming up", 0);
            while (!measurement.Quick && accepted < 3 * HubRequests) await LoadHub();
            results = await measurement.Interleaved(LoadHub, () => Load(bare, measurement.Count(BareRequests), ct));

            Task<(LoadResult, double)> LoadHub()
            {
                accepted += measurement.Count(HubRequests);
                return Load(hub, measurement.Count(HubRequests), ct);
            }
        }

        await CheckStored(folder.File("inbox.db"), accepted);
        var (ratio, spread) = Statistics.Ratio([.. results[0].Select(round => round.Load.PerSecond)], [.. results[1].Select(round => round.Load.PerSecond)]);
        return
        [
            new ResultRow($"4 KB, HMAC-SHA256, sealed, fsync'd, {Connections} connections ({spread})", Figure(results[0]), $"bare Kestrel, body read: {Figure(results[1])}") { Ratio = ratio }.AtLeast(0.30),
        ];
    }

    private async Task<(LoadResult Load, double Work)> Load(MeasuredServer server, int count, CancellationToken ct)
    {
        // Prepared before the clock starts: signing is the vendor's work.
        var requests = new byte[Math.Min(count, HubRequests)][];
        Parallel.For(0, requests.Length, n => requests[n] = Request(_sent + n));
        _sent += requests.Length;
        GC.Collect();
        var before = server.Work;
        var result = await new HttpLoad(server.Address, Connections).Run(n => requests[n % requests.Length], count, ct);
        return result.Failures == 0 ? (result, (server.Work - before).TotalMicroseconds / count) : throw new InvalidOperationException($"{result.Failures} requests were not answered with 2xx.");
    }

    private byte[] Request(int serial)
    {
        var start = $$"""{"event_type": "interview_processed", "interview_id": "e48f2a8f-{{serial:00000000}}", "interview_flow_id": "f6298c77", "status": "completed", "interviewee_email_address": "candidate{{serial}}@example.com", "interviewee_first_name": "雨", "interviewee_last_name": "林", "note": "...""";
        byte[] body = [.. Encoding.UTF8.GetBytes(start), .. Enumerable.Repeat((byte)'x', BodyLength)];
        "\"}"u8.CopyTo(body.AsSpan(BodyLength - 2));
        body = body[..BodyLength];
        var signed = _signer.Sign(_profile, new() { Body = body, SentAt = DateTimeOffset.UnixEpoch });
        return HttpLoad.Request($"/webhooks/{Vendor}", body, [.. signed.Headers.Select(header => (header.Key, header.Value))]);
    }

    /// <summary>A figure for an intake that loses something would be worth nothing.</summary>
    private static async Task CheckStored(string path, int expected)
    {
        await using var database = new SqliteDatabase(path, "");
        var stored = database.Read(db => db.First("SELECT (SELECT count(*) FROM entries) || ' ' || (SELECT count(*) FROM queue_message)", row => row.GetString(0)));
        if (stored != $"{expected} {expected}") throw new InvalidOperationException($"Expected {expected} entries and as many messages, found {stored}.");
    }

    private static string Figure((LoadResult Load, double Work)[] rounds)
        => $"{rounds.Select(round => round.Load.PerSecond).Median():N0}/s, p50 {rounds.Select(round => round.Load.P50).Median():0.00} ms, p99 {rounds.Select(round => round.Load.P99).Median():0.0} ms, {rounds.Select(round => round.Work).Median():0} µs of processor each";
}
