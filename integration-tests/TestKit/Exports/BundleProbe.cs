using System.Diagnostics;
using HrHub.Api.Exports;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;
using HrHub.Core.Exports;
using HrHub.Core.Insights;
using HrHub.Core.Media;
using HrHub.Core.Media.Clips;
using HrHub.Core.Media.Sealing;
using HrHub.Core.Records;
using HrHub.Core.Retention;
using HrHub.TestKit.Media;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace HrHub.TestKit.Exports;

/// <summary>
/// A process of its own that writes an archive of videos to its standard output, so that its memory can be measured: peak resident memory as the system counted it, against that of the idle process after a small archive of the same kind.
/// What it measured goes to standard error.
/// </summary>
public static class BundleProbe
{
    private const int Videos = 4;

    /// <param name="bytes">Of all videos together.</param>
    public static async Task Run(long bytes)
    {
        await using var stores = new TestStores();
        var objects = new MadeUpObjects();
        var media = new OpenMedia(stores.Files, objects, stores.Keys);
        var poster = new TakePoster(new NoVideoTool(), media, objects, stores.Files, stores.Keys, NullLogger<TakePoster>.Instance);
        var make = new MakeReport(new FindPosters(poster, NullLogger<FindPosters>.Instance), PolicySet.Of(Policies.Sample), Options.Create(new InsightsOptions()), stores.Clock);
        var bundle = new WriteBundle(new(stores.Files, stores.Audit), media, make);
        await Save(stores, objects, "cand-small", "small", 12 << 20);
        await Save(stores, objects, "cand-large", "large", bytes / Videos);

        await Write(bundle, "small", stores, Stream.Null);
        GC.Collect();
        var idle = Process.GetCurrentProcess().WorkingSet64;
        var time = Stopwatch.StartNew();
        await using (var output = Console.OpenStandardOutput()) await Write(bundle, "large", stores, output);
        using var self = Process.GetCurrentProcess();
        await Console.Error.WriteLineAsync($"memory {idle} {self.PeakWorkingSet64} {time.Elapsed.TotalSeconds:0.00}");
    }

    private static Task Write(WriteBundle bundle, string batch, TestStores stores, Stream output)
    {
        var exporting = new AuditEvent { Chain = AuditEvent.HubChain, Who = new("probe", Role.Hr, "test"), Action = AuditAction.Exported };
        return bundle.Handle(new SearchQuery { Batch = batch }, new(), new(ExportLanguage.Zh, TimeZoneInfo.Utc, new("probe", stores.Clock.GetUtcNow(), null), []), exporting, output, default);
    }

    private static async Task Save(TestStores stores, MadeUpObjects objects, string candidateId, string batch, long length)
    {
        using var key = await stores.Keys.Candidate(candidateId, default);
        var file = People.File(candidateId, [.. Enumerable.Range(1, Videos).Select(number => People.Interview($"{batch}-{number}") with { Batch = batch })]);
        file = file with
        {
            Interviews = [.. file.Interviews.Select((interview, at) =>
            {
                var (media, name) = ($"{batch}-video-{at}", $"{batch}-video-{at}.1");
                var dataKey = objects.Add(name, new MadeUpVideo(length, seed: at + 1));
                return interview with
                {
                    Captured = new Dictionary<string, MediaItem> { [media] = new() { MediaId = media, Kind = MediaKind.Video, ContentType = "video/mp4", State = MediaState.Captured, Length = length } },
                    SealedMedia = new Dictionary<string, SealedReference> { [media] = new() { ObjectName = name, WrappedKey = DataKey.Wrap(dataKey, key, name), Length = length, Sha256 = "", PrefixSha256 = [] } },
                };
            })],
        };
        if (!await stores.Files.Save(file, null, [], [], default)) throw new InvalidOperationException("The file was not saved.");
    }
}
