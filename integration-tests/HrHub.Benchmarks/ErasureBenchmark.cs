using System.Diagnostics;
using HrHub.Benchmarks.Candidates;
using HrHub.Benchmarks.Harness;
using HrHub.Core.Records;
using HrHub.TestKit.Erasures;

namespace HrHub.Benchmarks;

/// <summary>Whole erasures, from tombstone to certificate, beside the saving of the same files: one after the other, and eight at once.</summary>
public sealed class ErasureBenchmark : IBenchmark
{
    private const int PerRound = 400;

    public string Name => "erasure";

    public async Task<IReadOnlyList<ResultRow>> Run(Measurement measurement, CancellationToken ct)
    {
        using var folder = new DataFolder();
        await using var world = new ErasureWorld(folder.Path, TimeProvider.System);
        var (count, serial) = (Math.Max(8, measurement.Count(PerRound)), 0);
        var rates = await measurement.Interleaved(() => Round(atOnce: 1), () => Round(atOnce: 8));
        return [Row("one after the other", rates[0]), Row("eight at once", rates[1])];

        async Task<(double Saved, double Erased)> Round(int atOnce)
        {
            var files = Enumerable.Range(serial, count).Select(InventedFiles.Invent).ToList();
            serial += count;
            var start = Stopwatch.GetTimestamp();
            foreach (var (file, raw) in files)
                if (!await world.Get<ICandidateFiles>().Save(file, null, [raw], [], ct)) throw new InvalidOperationException($"{file.CandidateId} was there already.");
            var saved = Stopwatch.GetElapsedTime(start).TotalSeconds;

            start = Stopwatch.GetTimestamp();
            await Parallel.ForEachAsync(files, new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = ct }, async (pair, _) =>
            {
                if ((await world.Erase(pair.File.CandidateId)).Error is { } error) throw new InvalidOperationException(error.Code);
            });
            return (count / saved, count / Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        static ResultRow Row(string how, (double Saved, double Erased)[] rounds)
        {
            var (ratio, spread) = Statistics.Ratio([.. rounds.Select(round => round.Erased)], [.. rounds.Select(round => round.Saved)]);
            return new($"whole erasures, {how}", $"{rounds.Select(round => round.Erased).Median():N0}/s", $"saving the files: {rounds.Select(round => round.Saved).Median():N0}/s ({spread})") { Ratio = ratio };
        }
    }
}
