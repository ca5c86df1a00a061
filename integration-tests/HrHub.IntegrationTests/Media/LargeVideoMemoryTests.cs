using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using HrHub.Local.Sandbox.Azurite;
using HrHub.TestKit;
using HrHub.TestKit.Media;
using Xunit.Abstractions;

namespace HrHub.IntegrationTests.Media;

public sealed class LargeVideoMemoryTests(ITestOutputHelper output)
{
    [Fact]
    public Task A_video_of_512_MiB_is_captured_into_a_file_and_served_by_range_within_64_MiB_above_idle() => Capture(null);

    [Fact]
    public async Task A_video_of_512_MiB_is_captured_to_Azurite_over_three_breaks_and_served_by_range_within_64_MiB_above_idle()
    {
        using var folder = new TempFolder();
        await using var azurite = await AzuriteServer.Start(folder.Path, default);
        await Capture(azurite.Connection, 100L << 20, (250L << 20) + 17, 400L << 20);
    }

    private async Task Capture(string? azurite, params long[] breaks)
    {
        var video = new MadeUpVideo(512L << 20);
        await using var vendor = await StubServer.Start();
        var small = vendor.On("/small.mp4", new ServedVideo(new MadeUpVideo(12 << 20)).Serve);
        var broken = 0;
        var largeVideo = new ServedVideo(video) { OnBreak = () => Interlocked.Increment(ref broken) };
        largeVideo.BreakAt(breaks);
        var large = vendor.On("/large.mp4", largeVideo.Serve);
        string[] arguments = ["exec", Path.Combine(AppContext.BaseDirectory, "HrHub.TestKit.dll"), vendor.Authority, small, large];
        using var probe = Process.Start(new ProcessStartInfo("dotnet", azurite is null ? arguments : [.. arguments, azurite])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        })!;

        var captured = await Line(probe, "captured");
        Assert.Equal(breaks.Length, broken);
        // Each time it went on near where it broke: what was read ahead is lost, and no more.
        Assert.Equal(breaks.Length + 1, largeVideo.Begun.Count);
        Assert.All(breaks.Zip(largeVideo.Begun.Skip(1)), resumed => Assert.InRange(resumed.First - resumed.Second, 0, 16L << 20));
        Assert.Equal($"captured Captured  {video.Length} {video.Sha256()}", captured[..captured.LastIndexOf(' ')]);
        var served = (await Line(probe, "serving")).Split(' ')[1];
        using var http = new HttpClient();
        await using (var whole = await http.GetStreamAsync(served)) Assert.Equal(video.Sha256(), Convert.ToHexStringLower(await System.Security.Cryptography.SHA256.HashDataAsync(whole)));
        foreach (var (from, to) in new[] { (0L, 99L), ((1L << 20) - 5, (1L << 20) + 5), (300L << 20, (300L << 20) + 3_000_000), (video.Length - 10, video.Length - 1) })
            Assert.Equal(video.Slice(from, (int)(to - from + 1)), await Range(http, served, from, to));

        await probe.StandardInput.WriteLineAsync();
        var memory = (await Line(probe, "memory")).Split(' ').Skip(1).Select(bytes => long.Parse(bytes, CultureInfo.InvariantCulture) / 1048576.0).ToArray();
        await probe.WaitForExitAsync();
        output.WriteLine($"{captured}; idle {memory[0]:0} MiB, peak {memory[1]:0} MiB, above idle {memory[1] - memory[0]:0.0} MiB");
        Assert.InRange(memory[1] - memory[0], 0, 64);
    }

    private static async Task<byte[]> Range(HttpClient http, string url, long from, long to)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url) { Headers = { Range = new RangeHeaderValue(from, to) } };
        using var response = await http.SendAsync(request);
        Assert.Equal(System.Net.HttpStatusCode.PartialContent, response.StatusCode);
        return await response.Content.ReadAsByteArrayAsync();
    }

    private static async Task<string> Line(Process probe, string begin)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        while (await probe.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            if (line.StartsWith(begin, StringComparison.Ordinal)) return line;
        throw new InvalidOperationException($"The probe ended before it said \"{begin}\".");
    }
}
