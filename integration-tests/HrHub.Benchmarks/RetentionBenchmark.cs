using System.Diagnostics;
using HrHub.Benchmarks.Candidates;
using HrHub.Benchmarks.Harness;
using HrHub.Core.Retention;
using HrHub.Local.Stores;
using HrHub.Pipeline.Purge;
using HrHub.TestKit;

namespace HrHub.Benchmarks;

/// <summary>What finding and judging 10,000 due files costs in a store of 100,000 and in one of 1,000,000: it must be the price of the due ones.</summary>
public sealed class RetentionBenchmark : IBenchmark
{
    private const int Due = 10_000, Small = 100_000, Large = 1_000_000, Chunk = 5_000;

    // At once, so that exactly the files up to a serial number are due at its time.
    private static readonly Judge Judge = Policies.Judge(Policies.Options(Policies.Law("AT-ONCE", "whole-file", "interview-ended", "P0D")));

    public string Name => "retention";

    public async Task<IReadOnlyList<ResultRow>> Run(Measurement measurement, CancellationToken ct)
    {
        using var folder = new DataFolder();
        await using var small = new FileStore(folder, "small");
        await using var large = new FileStore(folder, "large");
        var (due, few, many) = (measurement.Count(Due), measurement.Count(Small), measurement.Count(Large));
        await Fill(small, few, 0);
        await Fill(large, many, few);

        var asOf = InventedFiles.Invent(due - 1).File.CreatedAt;
        var times = await measurement.Interleaved(() => Sweep(large, asOf, due, ct), () => Sweep(small, asOf, due, ct));
        var (ratio, spread) = Statistics.Ratio(times[0], times[1]);
        return
        [
            new ResultRow($"{due:N0} due files found and judged among {few:N0}", $"{times[1].Median():0} ms, {times[1].Median() * 1000 / due:0} µs each"),
            new ResultRow($"{due:N0} due files found and judged among {many:N0} [{spread}]", $"{times[0].Median():0} ms", $"{times[1].Median():0} ms") { Ratio = ratio }.AtMost(1.2),
        ];

        async Task Fill(FileStore store, int files, int before)
        {
            for (var saved = 0; saved < files; saved += measurement.Count(Chunk))
            {
                measurement.Tell($"saving {before + saved:N0} of {few + many:N0} files", 0.8 * (before + saved) / (few + many));
                await store.Save(saved, Math.Min(measurement.Count(Chunk), files - saved), new StampRetention(Judge), ct);
            }
        }
    }

    /// <returns>Milliseconds.</returns>
    private static async Task<double> Sweep(FileStore store, DateTimeOffset asOf, int expected, CancellationToken ct)
    {
        var sweep = new JudgeDue(new SqliteRetentionIndex(store.Records), store.Files, Judge);
        var start = Stopwatch.GetTimestamp();
        var judged = await sweep.Handle(asOf, 200, ct).CountAsync(file => file.ToErase.Count > 0, ct);
        return judged == expected ? Stopwatch.GetElapsedTime(start).TotalMilliseconds : throw new InvalidOperationException($"{judged} files were due, not {expected}.");
    }
}
