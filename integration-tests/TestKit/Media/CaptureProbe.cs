using System.Diagnostics;
using HrHub.Azure.Blobs;
using HrHub.Core.Media.Download;
using HrHub.TestKit.Blobs;
using Microsoft.AspNetCore.Http;

namespace HrHub.TestKit.Media;

/// <summary>
/// A process of its own that captures one video and serves it by range, so that its memory can be measured: peak resident memory as the system counted it,
/// against that of the idle process after a small capture of the same kind.
/// </summary>
public static class CaptureProbe
{
    /// <param name="authority">Host and port of the vendor.</param>
    /// <param name="small">Link of a small video, to warm up.</param>
    /// <param name="large">Link of the video to measure.</param>
    /// <param name="azurite">Connection of an Azurite that takes the sealed objects; null for files.</param>
    public static async Task Run(string authority, string small, string large, string? azurite)
    {
        var blobs = azurite is null ? null : await BlobWorld.On(azurite);
        await using var world = new CaptureWorld
        {
            // Without reconnecting, a break ends the capture: the next one takes up the upload.
            Download = new DownloadOptions { AllowedPrivateHosts = authority, ReconnectSeconds = 0, Reconnects = azurite is null ? 5 : 0 },
            Objects = blobs is null ? null! : new BlobObjects(blobs.Containers.Objects, TimeProvider.System),
        };
        await using var server = await StubServer.Start();
        var served = server.On("/video", async context =>
        {
            await using var media = await world.Open();
            await Results.Stream(media.Content, media.ContentType, enableRangeProcessing: true).ExecuteAsync(context);
        });
        await world.Announce(small);
        await world.Capture();
        using (var http = new HttpClient()) await http.GetByteArrayAsync(served);
        await world.Objects.Delete((await world.InterviewFile()).SealedMedia[CaptureWorld.MediaId].ObjectName, default);
        await world.Forget();

        GC.Collect();
        var idle = Process.GetCurrentProcess().WorkingSet64;
        var time = Stopwatch.StartNew();
        await world.Announce(large);
        var item = await world.Capture();
        for (var attempt = 2; item.State != Core.Canonical.MediaState.Captured && attempt < world.Options.MaxAttempts; attempt++) item = await world.Capture(attempt);
        Console.WriteLine($"captured {item.State} {item.Reason} {item.Length} {item.Sha256} {time.Elapsed.TotalSeconds:0.00}");
        Console.WriteLine($"serving {served}");
        Console.ReadLine();
        using var self = Process.GetCurrentProcess();
        Console.WriteLine($"memory {idle} {self.PeakWorkingSet64}");
    }
}
