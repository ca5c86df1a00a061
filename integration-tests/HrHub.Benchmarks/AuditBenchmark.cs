using System.Diagnostics;
using HrHub.Benchmarks.Candidates;
using HrHub.Benchmarks.Harness;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Records;
using HrHub.Local.Stores;
using HrHub.Pipeline.Audit;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace HrHub.Benchmarks;

/// <summary>What an audit entry adds to the write that it stands for, and how fast the trail is verified.</summary>
public sealed class AuditBenchmark : IBenchmark
{
    private const int Files = 20_000, Entries = 200_000, Chains = 20_000;

    public string Name => "audit";

    public async Task<IReadOnlyList<ResultRow>> Run(Measurement measurement, CancellationToken ct) => [.. await Writes(measurement, ct), .. await Verification(measurement, ct)];

    /// <summary>Two stores that grow alike, one with entries and one without.</summary>
    private static async Task<IReadOnlyList<ResultRow>> Writes(Measurement measurement, CancellationToken ct)
    {
        var files = measurement.Count(Files / 10);
        using var first = new DataFolder();
        using var second = new DataFolder();
        await using var with = new FileStore(first);
        await using var without = new FileStore(second);
        var (saved, bare) = (0, 0);
        var times = await measurement.Interleaved(
            () => Both(with, saved++, One),
            () => Both(without, bare++, _ => []));
        return
        [
            Compared($"one new file saved with its entry, a chain of its own; 64 writers; {InventedFiles.Sizes()}", round => round.New),
            Compared("one file changed with its entry", round => round.Changed),
        ];

        async Task<(double New, double Changed)> Both(FileStore store, int round, Func<CandidateFile, IReadOnlyList<AuditEvent>> events)
        {
            var created = await store.Save(round * files, files, events, ct);
            var changed = await store.Change(round * files, files, events, ct);
            return (created.TotalMicroseconds / files, changed.TotalMicroseconds / files);
        }

        ResultRow Compared(string what, Func<(double New, double Changed), double> of)
        {
            double[] audited = [.. times[0].Select(of)], plain = [.. times[1].Select(of)];
            var (ratio, spread) = Statistics.Ratio(audited, plain);
            return new($"{what} ({spread})", $"{audited.Median():0} µs", $"without an entry: {plain.Median():0} µs") { Ratio = ratio };
        }
    }

    private static async Task<IReadOnlyList<ResultRow>> Verification(Measurement measurement, CancellationToken ct)
    {
        using var folder = new DataFolder();
        await using var store = new FileStore(folder);
        var (log, evidence, roots) = (new SqliteAuditLog(store.Records, TimeProvider.System), new SqliteAuditEvidence(store.Records), new FileAuditRoots(folder.File("audit-roots")));
        var (entries, chains) = (measurement.Count(Entries), measurement.Count(Chains));
        measurement.Tell($"writing {entries:N0} entries", 0.5);
        await FileStore.AtOnce(entries, n => log.Append(Event($"cand-{n % chains:0000000}"), ct), ct);
        var sign = new SignAuditRoot(log, roots, store.RootKey, Options.Create(new AuditOptions { RootSchedule = "0 5 16 * * *" }), TimeProvider.System, NullLogger<SignAuditRoot>.Instance);
        var clock = Stopwatch.StartNew();
        await sign.Handle(Caller.Hub(nameof(AuditBenchmark)), ct);
        var signing = clock.Elapsed;

        var verify = new VerifyAudit(new VerifyChains(evidence), new VerifyRoots(evidence, roots, store.RootKey));
        var rates = await measurement.Interleaved(
            () => Rate(async () => await verify.Handle(null, ct) is { Breaks.Count: 0 } verdict ? verdict.Entries : throw new InvalidOperationException("The trail is broken.")),
            () => Rate(async () => await evidence.Entries(ct).LongCountAsync(ct)));
        var (ratio, spread) = Statistics.Ratio(rates[0], rates[1]);
        return
        [
            new($"verified: {entries:N0} entries in {chains:N0} chains against one daily root ({spread})", $"{rates[0].Median():N0} entries/s", $"the same entries read from the store: {rates[1].Median():N0} entries/s") { Ratio = ratio },
            new($"daily root over {chains:N0} chains, signed and stored", $"{signing.TotalMilliseconds:0} ms"),
        ];
    }

    private static async Task<double> Rate(Func<Task<long>> read)
    {
        var clock = Stopwatch.StartNew();
        var count = await Task.Run(read);
        return count / clock.Elapsed.TotalSeconds;
    }

    private static IReadOnlyList<AuditEvent> One(CandidateFile file) => [Event(file.CandidateId)];

    private static AuditEvent Event(string chain) => new()
    {
        Chain = chain, Who = Caller.Hub("NormalizeDelivery", "queue"), Action = AuditAction.Filed, Record = "int-0123456789abcdef0123456789abcdef", Why = "canonical:body-0123456789abcdef0123456789abcdef",
    };
}
