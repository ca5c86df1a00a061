using HrHub.Benchmarks.Candidates;
using HrHub.Benchmarks.Harness;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Records;
using HrHub.TestKit;

namespace HrHub.Benchmarks;

/// <summary>What saving one more candidate file costs while the store grows to a million: all that the hub writes with it, its key included.</summary>
public sealed class GrowthBenchmark : IBenchmark
{
    private const int Chunk = 1_000, WarmUp = 50_000;
    private static readonly int[] Sizes = [10_000, 100_000, 300_000, 1_000_000];

    public string Name => "growth";

    public async Task<IReadOnlyList<ResultRow>> Run(Measurement measurement, CancellationToken ct)
    {
        using var folder = new DataFolder();
        var (chunk, last) = (measurement.Count(Chunk), measurement.Count(Sizes[^1]));
        // The runtime is still compiling during the first seconds: the first window would be dear, and growth look free.
        await using (var warm = new FileStore(folder, "warm-up"))
            for (var saved = 0; saved < measurement.Count(WarmUp); saved += chunk) await warm.Save(saved, chunk, Policies.Stamp, Filed, ct);

        await using var store = new FileStore(folder);
        var times = new List<double>();
        // The last window ends at the last size, the others begin at theirs: twice ten thousand files are needed for the first.
        for (var saved = 0; saved < last; saved += chunk)
        {
            if (saved % (10 * chunk) == 0) measurement.Tell($"saving {saved:N0} of {last:N0} files, {(times.Count == 0 ? 0 : times[^1]):0} µs each", (double)saved / last);
            times.Add((await store.Save(saved, chunk, Policies.Stamp, Filed, ct)).TotalMicroseconds / chunk);
        }

        double Window(int size) => times.Skip(Math.Min(measurement.Count(size) / chunk, times.Count - 10)).Take(10).Median();
        var first = Window(Sizes[0]);
        return
        [
            new ResultRow($"one new file saved, with its dates, pushes and audit entry, in a store of {Sizes[0]:N0}; 64 writers; {InventedFiles.Sizes()}", $"{first:0} µs"),
            .. Sizes[1..^1].Select(size => new ResultRow($"in a store of {size:N0}", $"{Window(size):0} µs", $"{first:0} µs") { Ratio = Window(size) / first }),
            new ResultRow($"in a store of {Sizes[^1]:N0}", $"{Window(Sizes[^1]):0} µs", $"{first:0} µs") { Ratio = Window(Sizes[^1]) / first }.AtMost(1.2),
        ];
    }

    /// <summary>As the hub writes it when it files an interview.</summary>
    private static IReadOnlyList<AuditEvent> Filed(CandidateFile file)
    {
        var interview = file.Interviews[0].Interview;
        return [new() { Chain = file.CandidateId, Who = Caller.Hub("normalize", "queue"), Action = AuditAction.Filed, Record = interview.InterviewId, Why = file.Interviews[0].Parts[0].Provenance.DeliveryId }];
    }
}
