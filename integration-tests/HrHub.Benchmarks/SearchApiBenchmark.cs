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

        async Task<Dictionary<string, Measured>> Measure(int files)
        {
            await folder.Warm(ct);
            await using var server = await MeasuredServer.Start(MeasuredServer.Api, folder.Path, ct);
            var http = new SearchClient(server.Address, AppAlone.TokenOf(folder.Path, Role.Hr));
            var results = new Dictionary<string, Measured>();
            foreach (var question in await Questions(http, files, ct))
            {
                measurement.Tell($"{question.What}, of {files:N0}", 0.9);
                await http.Run(question, measurement.Count(Requests), ct);
                results[question.What] = new(await http.Run(question, measurement.Count(Requests), ct), await http.Shown(question, ct));
            }
            return results;
        }
    }

    private static async Task<IReadOnlyList<Question>> Questions(SearchClient http, int files, CancellationToken ct)
    {
        object Three(int n) => new { batch = InventedFiles.BatchOf(n), position = $"P{n % InventedFiles.Positions:00}", minScore = 30 + n % 40 };
        var late = new List<object>();
        for (var n = 0; n < InventedFiles.Batches; n++)
        {
            string? cursor = null;
            for (var page = 1; page < LatePage && await http.Cursor(new { batch = InventedFiles.BatchOf(n), position = "P03", minScore = 30, cursor }, ct) is { } next; page++) cursor = next;
            late.Add(new { batch = InventedFiles.BatchOf(n), position = "P03", minScore = 30, cursor });
        }
        return
        [
            new("first 50 of batch + position + score, named", Search, Three),
            new($"page {LatePage} of batch + position + score, named", Search, n => late[n % late.Count]),
            new("first 50 of a month, a score and a department, named", Search, n => new { from = InventedFiles.Time(files, n % 10 / 10.0), to = InventedFiles.Time(files, n % 10 / 10.0 + 0.1), minScore = 60 + n % 30, department = "HQ/Shanghai" }),
            new("first 50 of the best of all, named", Search, n => new { sort = "bestFirst", maxScore = 99 - n % 40 }),
            new("first 50 as typed: part of a name + position + score", Search, n => new { q = $"{NameOf(n, files)[^2..]}+客户经理+{30 + n % 20}分" }),
            new("all as typed: whole name + position + score", Search, n => new { q = $"{NameOf(n, files)}+客户经理+{30 + n % 40}分" }),
            new("first 50 by two neighbouring characters of a name", Search, n => new { name = NameOf(n, files)[^2..] }),
            new("counts: all", Counts, _ => new { }),
            new("counts: batch + position + score", Counts, n => new { batch = InventedFiles.BatchOf(n), position = $"P{n % InventedFiles.Positions:00}", minScore = n % 10 * 10 }),
            new("counts: a score within a band, at least", Counts, n => new { minScore = 61.5 + n % 30 }),
        ];
    }

    /// <summary>A Chinese one: every second person has it.</summary>
    private static string NameOf(int n, int files) => InventedFiles.Invent((int)(n * 7919L % (files / 2)) * 2).File.Identity.Name!;

    private static IEnumerable<ResultRow> RowsOf(string what, Measured after, Measured before)
    {
        var (large, small) = (after.Load, before.Load);
        var (figure, counts) = ($"p50 {large.P50:0.00} ms, p99 {large.P99:0.00} ms", what.StartsWith("counts", StringComparison.Ordinal));
        if (large.Failures + small.Failures > 0) throw new InvalidOperationException($"{what}: {large.Failures + small.Failures} requests failed.");
        yield return counts
            ? new ResultRow(what, figure, $"p99 {MaxCounts:0} ms") { Ratio = large.P99 / MaxCounts }.AtMost(1)
            : new ResultRow(what, figure, $"p50 {MaxP50:0} ms and p99 {MaxP99:0} ms") { Ratio = Math.Max(large.P50 / MaxP50, large.P99 / MaxP99) }.AtMost(1);
        if (!counts) yield return new ResultRow($"{what}: p50 against a tenth of the interviews", $"{large.P50:0.00} ms, {after.Shown:0} on a page", $"{small.P50:0.00} ms, {before.Shown:0} on a page") { Ratio = large.P50 / small.P50 }.AtMost(Flat);
    }

    private const string Search = "search", Counts = "search/facets";

    /// <summary>What is asked, again and again.</summary>
    private sealed record Question(string What, string Path, Func<int, object> Body);

    /// <summary>How long the answers took, and how many interviews they showed.</summary>
    private sealed record Measured(LoadResult Load, double Shown);

    /// <summary>One caller at one connection.</summary>
    private sealed class SearchClient(System.Net.IPEndPoint server, string token)
    {
        private const int Looked = 20;
        private readonly HttpLoad _load = new(server, 1);

        public Task<LoadResult> Run(Question question, int count, CancellationToken ct)
        {
            // Names are invented before the clock runs.
            var requests = Enumerable.Range(0, count).Select(n => HttpLoad.Request($"/api/v1/{question.Path}", JsonSerializer.SerializeToUtf8Bytes(question.Body(n), CanonicalJson.Options), ("Authorization", $"Bearer {token}"))).ToList();
            return _load.Run(n => requests[n], count, ct);
        }

        /// <summary>Interviews on a page, of the first few.</summary>
        public async Task<double> Shown(Question question, CancellationToken ct)
        {
            if (question.Path is not Search) return 0;
            var shown = 0;
            for (var n = 0; n < Looked; n++) shown += (await Ask(question.Body(n), ct)).GetProperty("items").GetArrayLength();
            return (double)shown / Looked;
        }

        public async Task<string?> Cursor(object body, CancellationToken ct) => (await Ask(body, ct)).TryGetProperty("nextCursor", out var cursor) ? cursor.GetString() : null;

        private async Task<JsonElement> Ask(object body, CancellationToken ct)
        {
            using var http = new HttpClient { DefaultRequestHeaders = { { "Authorization", $"Bearer {token}" } } };
            using var content = new StringContent(JsonSerializer.Serialize(body, CanonicalJson.Options), Encoding.UTF8, "application/json");
            using var answer = await http.PostAsync(new Uri($"http://{server}/api/v1/{Search}"), content, ct);
            answer.EnsureSuccessStatusCode();
            return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(ct)).RootElement;
        }
    }
}
