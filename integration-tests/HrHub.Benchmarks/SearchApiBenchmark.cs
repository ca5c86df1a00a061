using System.Text;
using System.Text.Json;
using HrHub.Benchmarks.Candidates;
using HrHub.Benchmarks.Harness;
using HrHub.Benchmarks.Load;
using HrHub.Benchmarks.Servers;
using HrHub.Core.Access;
using HrHub.Core.Canonical;

namespace HrHub.Benchmarks;

/// <summary>Searching over HTTP as HR does, in a store of 100,000 interviews and again when it has a million: token, filter, names unsealed, the audit entry on disk before the answer. The store is in the system's page cache, as it is where people have been searching for a while.</summary>
public sealed class SearchApiBenchmark : IBenchmark
{
    private const int Small = 100_000, Large = 1_000_000, Requests = 1_000, Chunk = 20_000, LatePage = 10;
    private const double MaxP50 = 3, MaxP99 = 10, MaxCounts = 20, Flat = 1.5;

    public string Name => "search-api";

    public async Task<IReadOnlyList<ResultRow>> Run(Measurement measurement, CancellationToken ct)
    {
        using var folder = new DataFolder();
        var (small, large) = (measurement.Count(Small), measurement.Count(Large));
        await Fill(0, small);
        var before = await Measure(small);
        await Fill(small, large);
        var after = await Measure(large);
        return [.. after.SelectMany(pair => RowsOf(pair.Key, pair.Value, before[pair.Key]))];

        async Task Fill(int from, int to)
        {
            await using var store = new FileStore(folder);
            for (var saved = from; saved < to; saved += Chunk)
            {
                measurement.Tell($"saving {saved:N0} of {large:N0} files", 0.9 * saved / large);
                await store.Save(saved, Math.Min(Chunk, to - saved), ct);
            }
        }

        async Task<Dictionary<string, LoadResult>> Measure(int files)
        {
            await folder.Warm(ct);
            await using var server = await MeasuredServer.Start(MeasuredServer.Api, folder.Path, ct);
            var http = new SearchClient(server.Address, AppAlone.TokenOf(folder.Path, Role.Hr));
            var results = new Dictionary<string, LoadResult>();
            foreach (var (what, request) in await Questions(http, files, ct))
            {
                measurement.Tell($"{what}, of {files:N0}", 0.9);
                await http.Run(request, measurement.Count(Requests), ct);
                results[what] = await http.Run(request, measurement.Count(Requests), ct);
            }
            return results;
        }
    }

    private static async Task<IReadOnlyList<(string What, Func<int, byte[]> Request)>> Questions(SearchClient http, int files, CancellationToken ct)
    {
        object Three(int n) => new { batch = InventedFiles.BatchOf(n), position = $"P{n % InventedFiles.Positions:00}", minScore = 30 + n % 40 };
        var late = new List<byte[]>();
        for (var n = 0; n < InventedFiles.Batches; n++)
        {
            string? cursor = null;
            for (var page = 1; page < LatePage && await http.Cursor(new { batch = InventedFiles.BatchOf(n), position = "P03", minScore = 30, cursor }, ct) is { } next; page++) cursor = next;
            late.Add(http.Post("search", new { batch = InventedFiles.BatchOf(n), position = "P03", minScore = 30, cursor }));
        }
        return
        [
            ("first 50 of batch + position + score, named", n => http.Post("search", Three(n))),
            ($"page {LatePage} of batch + position + score, named", n => late[n % late.Count]),
            ("first 50 of a month, a score and a department, named", n => http.Post("search", new { from = InventedFiles.Time(files, n % 10 / 10.0), to = InventedFiles.Time(files, n % 10 / 10.0 + 0.1), minScore = 60 + n % 30, department = "HQ/Shanghai" })),
            ("first 50 of the best of all, named", n => http.Post("search", new { sort = "bestFirst", maxScore = 99 - n % 40 })),
            ("first 50 as typed: name + position + score", n => http.Post("search", new { q = $"{NameOf(n, files)}+客户经理+{30 + n % 40}分" })),
            ("first 50 by two neighbouring characters of a name", n => http.Post("search", new { name = NameOf(n, files)[^2..] })),
            ("counts: all", _ => http.Post("search/facets", new { })),
            ("counts: batch + position + score", n => http.Post("search/facets", new { batch = InventedFiles.BatchOf(n), position = $"P{n % InventedFiles.Positions:00}", minScore = n % 10 * 10 })),
            ("counts: a score within a band, at least", n => http.Post("search/facets", new { minScore = 61.5 + n % 30 })),
        ];
    }

    /// <summary>A Chinese one: every second person has it.</summary>
    private static string NameOf(int n, int files) => InventedFiles.Invent((int)(n * 7919L % (files / 2)) * 2).File.Identity.Name!;

    private static IEnumerable<ResultRow> RowsOf(string what, LoadResult large, LoadResult small)
    {
        var (figure, counts) = ($"p50 {large.P50:0.00} ms, p99 {large.P99:0.00} ms", what.StartsWith("counts", StringComparison.Ordinal));
        if (large.Failures + small.Failures > 0) throw new InvalidOperationException($"{what}: {large.Failures + small.Failures} requests failed.");
        yield return counts
            ? new ResultRow(what, figure, $"p99 {MaxCounts:0} ms") { Ratio = large.P99 / MaxCounts }.AtMost(1)
            : new ResultRow(what, figure, $"p50 {MaxP50:0} ms and p99 {MaxP99:0} ms") { Ratio = Math.Max(large.P50 / MaxP50, large.P99 / MaxP99) }.AtMost(1);
        if (!counts) yield return new ResultRow($"{what}: p50 against a tenth of the interviews", $"{large.P50:0.00} ms", $"{small.P50:0.00} ms") { Ratio = large.P50 / small.P50 }.AtMost(Flat);
    }

    /// <summary>One caller at one connection.</summary>
    private sealed class SearchClient(System.Net.IPEndPoint server, string token)
    {
        private readonly HttpLoad _load = new(server, 1);

        public byte[] Post(string path, object body) => HttpLoad.Request($"/api/v1/{path}", JsonSerializer.SerializeToUtf8Bytes(body, CanonicalJson.Options), ("Authorization", $"Bearer {token}"));

        public Task<LoadResult> Run(Func<int, byte[]> request, int count, CancellationToken ct)
        {
            // Names are invented before the clock runs.
            var requests = Enumerable.Range(0, count).Select(request).ToList();
            return _load.Run(n => requests[n], count, ct);
        }

        public async Task<string?> Cursor(object body, CancellationToken ct)
        {
            using var http = new HttpClient { DefaultRequestHeaders = { { "Authorization", $"Bearer {token}" } } };
            using var content = new StringContent(JsonSerializer.Serialize(body, CanonicalJson.Options), Encoding.UTF8, "application/json");
            using var answer = await http.PostAsync(new Uri($"http://{server}/api/v1/search"), content, ct);
            answer.EnsureSuccessStatusCode();
            return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(ct)).RootElement.TryGetProperty("nextCursor", out var cursor) ? cursor.GetString() : null;
        }
    }
}
