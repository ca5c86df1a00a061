using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using HrHub.TestKit;
using HrHub.TestKit.Media;
using Xunit.Abstractions;

namespace HrHub.IntegrationTests.Exports;

public sealed class BundleMemoryTests(ITestOutputHelper output)
{
    [Fact]
    public async Task An_archive_of_2_GB_of_videos_is_written_within_64_MiB_above_idle_and_can_be_read()
    {
        const long bytes = 2L << 30;
        using var folder = new TempFolder();
        var path = folder.File("archive.zip");
        using var probe = Process.Start(new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "HrHub.TestKit.dll"), "bundle", bytes.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        await using (var file = File.Create(path)) await probe.StandardOutput.BaseStream.CopyToAsync(file);
        var measured = await probe.StandardError.ReadToEndAsync();
        Assert.StartsWith("memory ", measured, StringComparison.Ordinal);
        var memory = measured.Split(' ').Skip(1).Take(2).Select(number => long.Parse(number, CultureInfo.InvariantCulture) / 1048576.0).ToArray();
        output.WriteLine($"2 GiB in {measured.Trim().Split(' ')[3]} s: idle {memory[0]:0} MiB, peak {memory[1]:0} MiB, above idle {memory[1] - memory[0]:0.0} MiB");
        Assert.InRange(memory[1] - memory[0], 0, 64);

        await using var zip = await ZipFile.OpenReadAsync(path);
        var videos = zip.Entries.Where(entry => entry.FullName.EndsWith(".mp4", StringComparison.Ordinal)).OrderBy(entry => entry.FullName, StringComparer.Ordinal).ToList();
        Assert.Equal(bytes, videos.Sum(video => video.Length));
        // Stored as they are: to deflate a video costs time and saves nothing.
        Assert.All(videos, video => Assert.Equal(video.Length, video.CompressedLength));
        await using var last = await videos[^1].OpenAsync();
        Assert.Equal(new MadeUpVideo(bytes / videos.Count, seed: videos.Count).Sha256(), Convert.ToHexStringLower(await SHA256.HashDataAsync(last)));
    }
}
