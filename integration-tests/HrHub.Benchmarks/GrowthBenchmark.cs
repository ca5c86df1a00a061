using HrHub.Benchmarks.Candidates;
using HrHub.Benchmarks.Harness;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Records;
using HrHub.TestKit;

namespace HrHub.Benchmarks;

/// <summary>
/// What saving one more candidate file costs while the store grows to a million: all that the hub writes with it, its key included. A store that stays small takes files in turn with
/// the large one at each size, so that what else the machine and its disk do hits both alike.
/// </summary>
public sealed class GrowthBenchmark : IBenchmark
{
    private const int Chunk = 1_000, Turns = 20, WarmUp = 50_000, Small = 10_000;
    private static readonly int[] Sizes = [100_000, 300_000, 1_000_000];

    public string Name => "growth";

    public async Task<IReadOnlyList<ResultRow>> Run(Measurement measurement, CancellationToken ct)
    {
        using var folder = new DataFolder();
        var chunk = measurement.Count(Chunk);
        // The runtime is still compiling during the first seconds.
        await using (var warm = new FileStore(folder, "warm-up")) await Grow(warm, 0, measurement.Count(WarmUp));

        await using var large = new FileStore(folder);
        var (grown, rows) = (0, new List<ResultRow>());
        foreach (var size in Sizes)
        {
            // The turns end at the size.
            var start = measurement.Count(size) - Turns * chunk;
            await Grow(large, grown, start);
            grown = start + Turns * chunk;
            var (inLarge, inSmall) = await TakeTurns(large, start, $"of-{size}");
            var row = new ResultRow($"one new file saved, with its dates, pushes and audit entry, in a store of {size:N0}; 64 writers; {InventedFiles.Sizes()}", $"{inLarge:0} µs", $"in turn, in a store of {Small:N0}: {inSmall:0} µs") { Ratio = inLarge / inSmall };
            rows.Add(size == Sizes[^1] ? row.AtMost(1.2) : row);
        }
        return rows;

        async Task Grow(FileStore store, int from, int to)
        {
            for (var saved = from; saved < to; saved += chunk)
            {
                if (saved % (10 * chunk) == 0) measurement.Tell($"saving {saved:N0} of {to:N0} files", (double)saved / measurement.Count(Sizes[^1]));
                await store.Save(saved, Math.Min(chunk, to - saved), Policies.Stamp, Filed, ct);
            }
        }

        async Task<(double Large, double Small)> TakeTurns(FileStore store, int from, string name)
        {
            await using var small = new FileStore(folder, name);
            var first = measurement.Count(Small);
            await Grow(small, 0, first);
            var (inLarge, inSmall) = (TimeSpan.Zero, TimeSpan.Zero);
            for (var turn = 0; turn < Turns; turn++)
            {
                inLarge += await store.Save(from + turn * chunk, chunk, Policies.Stamp, Filed, ct);
                inSmall += await small.Save(first + turn * chunk, chunk, Policies.Stamp, Filed, ct);
            }
            return (inLarge.TotalMicroseconds / (Turns * chunk), inSmall.TotalMicroseconds / (Turns * chunk));
        }
    }

    /// <summary>As the hub writes it when it files an interview.</summary>
    private static IReadOnlyList<AuditEvent> Filed(CandidateFile file)
    {
        var interview = file.Interviews[0].Interview;
        return [new() { Chain = file.CandidateId, Who = Caller.Hub("normalize", "queue"), Action = AuditAction.Filed, Record = interview.InterviewId, Why = file.Interviews[0].Parts[0].Provenance.DeliveryId }];
    }
}
