using System.Diagnostics;
using System.Security.Cryptography;
using HrHub.Benchmarks.Harness;
using HrHub.Benchmarks.Load;
using HrHub.Core.Canonical;
using HrHub.Core.Keys;
using HrHub.Core.Media.Download;
using HrHub.Core.Media.Sealing;
using HrHub.Local.Stores;
using HrHub.Pipeline.Capture;
using HrHub.TestKit;
using HrHub.TestKit.Media;

namespace HrHub.Benchmarks;

/// <summary>
/// Capturing a video into the sealed store: downloaded from a local server, hashed, sealed, flushed. Against an unencrypted copy of the same stream into the
/// same kind of file with the same flushes, and against AES-GCM alone.
/// </summary>
public sealed class CaptureBenchmark : IBenchmark
{
    private const string CandidateId = "cand-1";

    public string Name => "capture";

    public async Task<IReadOnlyList<ResultRow>> Run(Measurement measurement, CancellationToken ct)
    {
        using var folder = new DataFolder();
        await using var stores = new LocalStores(folder.Path, TimeProvider.System);
        using var root = new FileRootKey(folder.File("root-key.pem"));
        using var keys = new KeyRing(root, new SqliteKeyStore(stores.Keys), TimeProvider.System);
        (await keys.Candidate(CandidateId, ct)).Dispose();
        var objects = new FileSealedObjects(folder.File("objects"));
        var video = new MadeUpVideo(measurement.Count(512) * (1L << 20));
        await using var vendor = await StubServer.Start();
        var url = vendor.On("/video.mp4", new ServedVideo(video).Serve);
        var download = new DownloadOptions { AllowedPrivateHosts = vendor.Authority };
        using var http = new SafeHttp(download);
        var source = new VideoSource(http, download, TimeProvider.System);
        var capture = new SealMedia(source, objects, keys);
        var item = new MediaItem { MediaId = "med-1", Kind = MediaKind.Video };

        var rates = await measurement.Interleaved(
            () => Rate(async () => (await capture.Handle(new(CandidateId, item, url, [], null), (_, _) => Task.CompletedTask, ct)).Reference.ObjectName),
            () => Rate(async () =>
            {
                await using var opened = await source.Open(url, MediaKind.Video, [], 0, null, ct);
                return await Copy(opened.Content, objects, ct);
            }),
            () => Rate(() => Seal(new MadeUpStream(video), objects, ct)),
            () => Rate(() => Copy(new MadeUpStream(video), objects, ct)),
            () => Rate(() => Task.FromResult<string?>(Encrypt(video))));

        var size = $"{video.Length >> 20} MiB";
        return
        [
            Compared($"captured over HTTP, {size}", rates[0], "unencrypted copy, same source and flushes", rates[1]).AtLeast(0.6),
            Compared($"sealed from a stream in memory, {size}", rates[2], "unencrypted copy, same source and flushes", rates[3]).AtLeast(0.6),
            Compared($"sealed from a stream in memory, {size}", rates[2], "AES-256-GCM alone, one core, in memory", rates[4]),
        ];

        async Task<double> Rate(Func<Task<string?>> run)
        {
            var clock = Stopwatch.StartNew();
            var name = await run();
            var rate = video.Length / clock.Elapsed.TotalSeconds / (1 << 20);
            if (name is not null) await objects.Delete(name, ct);
            return rate;
        }
    }

    private static ResultRow Compared(string what, double[] figures, string reference, double[] references)
    {
        var (ratio, spread) = Statistics.Ratio(figures, references);
        return new($"{what} ({spread})", $"{figures.Median():N0} MiB/s", $"{reference}: {references.Median():N0} MiB/s") { Ratio = ratio };
    }

    private static async Task<string?> Seal(Stream content, FileSealedObjects objects, CancellationToken ct)
    {
        var name = NewName();
        await using var writer = await SealedWriter.Open(objects, name, RandomNumberGenerator.GetBytes(32), ct);
        await writer.WriteToEnd(content, null, ct);
        return name;
    }

    private static async Task<string?> Copy(Stream content, FileSealedObjects objects, CancellationToken ct)
    {
        var name = NewName();
        await using var upload = await objects.Upload(name, SealedChunk.PlainSize, ct);
        var buffer = new byte[SealedChunk.PlainSize];
        for (var index = 0; await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct) is var count and > 0; index++)
            await upload.Stage(index, buffer.AsMemory(0, count), ct);
        await upload.Commit(ct);
        return name;
    }

    private static string? Encrypt(MadeUpVideo video)
    {
        var plain = video.Slice(0, SealedChunk.PlainSize);
        var (key, output) = (new byte[32], new byte[SealedChunk.SealedSize]);
        for (var index = 0; index < video.Length / plain.Length; index++) SealedChunk.Seal(key, "benchmark", index, last: false, plain, output);
        return null;
    }

    private static string NewName() => $"bench.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";
}
