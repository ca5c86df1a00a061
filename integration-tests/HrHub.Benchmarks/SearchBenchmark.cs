using System.Diagnostics;
using HrHub.Benchmarks.Candidates;
using HrHub.Benchmarks.Harness;
using HrHub.Core.Canonical;
using HrHub.Core.Records;

namespace HrHub.Benchmarks;

/// <summary>Reading beside 100,000 candidate files: pages of a search, one file with its key unwrapped and its seal opened.</summary>
public sealed class SearchBenchmark : IBenchmark
{
    private const int Files = 100_000, LatePage = 10;

    public string Name => "search";

    public async Task<IReadOnlyList<ResultRow>> Run(Measurement measurement, CancellationToken ct)
    {
        using var folder = new DataFolder();
        await using var store = new FileStore(folder);
        var (files, step) = (measurement.Count(Files), measurement.Count(Files) / 50);
        for (var saved = 0; saved < files; saved += step)
        {
            measurement.Tell($"saving {saved:N0} of {files:N0} files", 0.7 * saved / files);
            await store.Save(saved, step, ct);
        }

        var index = await store.Keys.BlindIndexes(ct);
        SearchQuery Narrow(int n) => new() { Batch = InventedFiles.BatchOf(n), PositionCode = $"P{n % InventedFiles.Positions:00}", MinScore = 30 + n % 40, MaxScore = 60 + n % 40 };
        Task<SearchPage> Search(SearchQuery query) => store.Files.Search(query, ct);
        ResultRow[] rows =
        [
            await Latency("first 50 of batch + position + score range", n => Search(Narrow(n))),
            await Latency("first 50 of batch + position", n => Search(Narrow(n) with { MinScore = null, MaxScore = null })),
            await Latency("first 50 by two characters of a name", n => Search(new() { NameTokens = index.NameQuery(Name(n)[^2..]) }), n => n * 2),
            await Latency("first 50 by three letters of a name, within a batch", n => Search(new() { NameTokens = index.NameQuery(Name(n)[..3]), Batch = InventedFiles.BatchOf(n) }), n => n * 2 + 1),
            await LaterPages(),
            await Latency("one candidate file, opened", n => store.Files.Find(Ids.CandidateId(Ids.InterviewId("canonical", $"AI-{n * 7919L % files:0000000}")), ct)),
        ];
        return [rows[0] with { What = $"{rows[0].What}; {files:N0} files of {InventedFiles.Sizes()}" }, .. rows[1..]];

        string Name(int n) => InventedFiles.Invent(n % files).File.Identity.Name!;

        async Task<ResultRow> Latency<T>(string what, Func<int, Task<T>> read, Func<int, int>? serial = null)
        {
            measurement.Tell(what, 0.8);
            return Percentiles(what, await Times(measurement.Count(500), async n => await read(serial?.Invoke(n) ?? n)));
        }

        async Task<ResultRow> LaterPages()
        {
            var cursors = new List<SearchQuery>();
            for (var n = 0; n < InventedFiles.Batches; n++)
            {
                var query = new SearchQuery { Batch = InventedFiles.BatchOf(n) };
                for (var page = 1; page < LatePage && (await Search(query)).NextCursor is { } cursor; page++) query = query with { Cursor = cursor };
                cursors.Add(query);
            }
            return Percentiles($"page {LatePage} of a batch", await Times(measurement.Count(5_000), async n => await Search(cursors[n % cursors.Count])));
        }
    }

    private static async Task<double[]> Times(int count, Func<int, Task> read)
    {
        for (var n = 0; n < count / 10; n++) await read(n);
        var times = new double[count];
        for (var n = 0; n < count; n++)
        {
            var start = Stopwatch.GetTimestamp();
            await read(n);
            times[n] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        return times;
    }

    private static ResultRow Percentiles(string what, double[] times) => new(what, $"p50 {times.Median():0.00} ms, p99 {times.Percentile(0.99):0.00} ms");
}
