using System.Diagnostics;
using System.Security.Cryptography;
using Azure.Storage.Blobs.Models;
using HrHub.Azure.Blobs;
using HrHub.Benchmarks.Harness;
using HrHub.Benchmarks.Load;
using HrHub.Core.Media.Sealing;
using HrHub.Local.Sandbox.Azurite;
using HrHub.TestKit.Blobs;
using HrHub.TestKit.Media;

namespace HrHub.Benchmarks;

/// <summary>Sealing a video into Azurite, against the SDK's plain upload of the same bytes to the same Azurite.</summary>
public sealed class CaptureAzuriteBenchmark : IBenchmark
{
    public string Name => "capture-azurite";

    public async Task<IReadOnlyList<ResultRow>> Run(Measurement measurement, CancellationToken ct)
    {
        using var folder = new DataFolder();
        await using var server = await AzuriteServer.Start(folder.File("azurite"), ct);
        await using var world = await BlobWorld.On(server);
        var objects = new BlobObjects(world.Containers.Objects, TimeProvider.System);
        var video = new MadeUpVideo(measurement.Count(512) * (1L << 20));

        var rates = await measurement.Interleaved(
            () => Rate(async name =>
            {
                await using var writer = await SealedWriter.Open(objects, name, RandomNumberGenerator.GetBytes(32), ct);
                await writer.WriteToEnd(new MadeUpStream(video), null, ct);
            }),
            () => Rate(name => world.Containers.Objects.GetBlobClient(name).UploadAsync(new MadeUpStream(video), new BlobUploadOptions { TransferOptions = new() { MaximumTransferSize = 4 << 20, InitialTransferSize = 4 << 20, MaximumConcurrency = 2 } }, ct)));

        var (ratio, spread) = Statistics.Ratio(rates[0], rates[1]);
        return [new ResultRow($"sealed to Azurite, {video.Length >> 20} MiB ({spread})", $"{rates[0].Median():N0} MiB/s", $"plain upload, 2 x 4 MiB at once: {rates[1].Median():N0} MiB/s") { Ratio = ratio }.AtLeast(0.8)];

        async Task<double> Rate(Func<string, Task> upload)
        {
            var name = $"bench.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";
            var clock = Stopwatch.StartNew();
            await upload(name);
            var rate = video.Length / clock.Elapsed.TotalSeconds / (1 << 20);
            await objects.Delete(name, ct);
            return rate;
        }
    }
}
