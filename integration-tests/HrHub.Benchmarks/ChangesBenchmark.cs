using System.Diagnostics;
using System.Net.Http.Json;
using HrHub.Benchmarks.Candidates;
using HrHub.Benchmarks.Harness;
using HrHub.Benchmarks.Servers;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using HrHub.Core.Changes;

namespace HrHub.Benchmarks;

/// <summary>
/// The feed of changes over HTTP, as a system with a copy of its own reads it: page after page of a thousand, each with the cursor of the one before and an audit entry on the disk before it is served;
/// first of a store that rests, then of one that 64 writers change meanwhile.
/// </summary>
public sealed class ChangesBenchmark : IBenchmark
{
    private const int Files = 100_000, Changing = 20_000, Page = 1_000;
    private const double Target = 10_000;

    public string Name => "changes";

    public async Task<IReadOnlyList<ResultRow>> Run(Measurement measurement, CancellationToken ct)
    {
        using var folder = new DataFolder();
        var (files, changing) = (measurement.Count(Files), measurement.Count(Changing));
        await using var store = new FileStore(folder);
        measurement.Tell($"saving {files:N0} files", 0);
        await store.Save(0, files, ct);

        await using var server = await MeasuredServer.Start(MeasuredServer.Api, folder.Path, ct);
        using var http = new HttpClient { BaseAddress = new($"http://{server.Address}"), DefaultRequestHeaders = { { "Authorization", $"Bearer {AppAlone.TokenOf(folder.Path, Role.System, Scopes.ReadChanges)}" } } };
        var resting = await measurement.Interleaved(() => Follow(http, null, null, ct));
        if (resting[0].Any(walk => walk.Seen != files)) throw new InvalidOperationException($"The feed told of {string.Join(", ", resting[0].Select(walk => walk.Seen))} files, not of {files}.");

        measurement.Tell($"changing {changing:N0} files while the feed is read", 0.8);
        var changes = store.Change(0, changing, _ => [], ct);
        var (meanwhile, last) = (await Follow(http, resting[0][^1].Cursor, changes, ct), await changes);
        if (meanwhile.Seen < changing) throw new InvalidOperationException($"The feed told of {meanwhile.Seen} of {changing} changes.");

        var perSecond = resting[0].Select(walk => walk.PerSecond).Median();
        return
        [
            new ResultRow($"changes read over HTTP, {Page:N0} on a page, {files:N0} in all ({resting[0].Min(walk => walk.PerSecond):N0}–{resting[0].Max(walk => walk.PerSecond):N0})", $"{perSecond:N0}/s", $"{Target:N0}/s") { Ratio = perSecond / Target }.AtLeast(1),
            new ResultRow($"{changing:N0} changes followed while 64 writers make them at {changing / last.TotalSeconds:N0}/s, all told of", $"{meanwhile.LastSeen.TotalMilliseconds:0} ms after the last of them was on the disk"),
        ];
    }

    /// <summary>Reads on until nothing is left and nobody is writing any more.</summary>
    private static async Task<Walk> Follow(HttpClient http, string? cursor, Task? writing, CancellationToken ct)
    {
        var (clock, written, seen) = (Stopwatch.StartNew(), default(TimeSpan?), 0);
        while (true)
        {
            var last = writing is null or { IsCompleted: true };
            if (last) written ??= clock.Elapsed;
            var page = await http.GetFromJsonAsync<ChangePage>(new Uri($"/api/v1/changes?size={Page}{(cursor is null ? "" : $"&cursor={cursor}")}", UriKind.Relative), CanonicalJson.Options, ct);
            (seen, cursor) = (seen + page!.Changes.Count, page.Cursor);
            if (last && page.Changes.Count == 0) return new(seen, cursor, seen / clock.Elapsed.TotalSeconds, clock.Elapsed - written!.Value);
        }
    }

    private sealed record Walk(int Seen, string Cursor, double PerSecond, TimeSpan LastSeen);
}
