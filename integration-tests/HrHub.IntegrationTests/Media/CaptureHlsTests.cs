using System.Security.Cryptography;
using System.Text;
using HrHub.Core.Canonical;
using HrHub.Core.Media.Download;
using HrHub.TestKit;
using HrHub.TestKit.Media;

namespace HrHub.IntegrationTests.Media;

public sealed class CaptureHlsTests : IAsyncLifetime
{
    private readonly CaptureWorld _world = new();
    private StubServer _vendor = null!;

    [Fact]
    public async Task Segments_are_captured_in_order_from_relative_and_absolute_links()
    {
        var (one, two, three) = (Segment(1), Segment(2), Segment(3));
        _vendor.On("/hls/1.ts", one);
        _vendor.On("/hls/sub/2.ts", two);
        var absolute = _vendor.On("/other/3.ts", three);
        await Announce($"""
            #EXTM3U
            #EXT-X-VERSION:3
            #EXT-X-TARGETDURATION:10
            #EXT-X-KEY:METHOD=NONE
            #EXTINF:9.0,
            1.ts?token=a
            #EXT-X-DISCONTINUITY
            #EXTINF:9.0,
            # a comment
            sub/2.ts
            #EXTINF:1.0,
            {absolute}
            #EXT-X-ENDLIST
            """);
        await AssertCaptured("video/mp2t", one, two, three);
    }

    [Fact]
    public async Task Initialization_sections_and_byte_ranges_of_one_file_are_captured()
    {
        var file = new ServedRanges(new MadeUpVideo(4000).Slice(0, 4000));
        _vendor.On("/hls/all.mp4", file.Serve);
        await Announce("""
            #EXTM3U
            #EXT-X-VERSION:7
            #EXT-X-MAP:URI="all.mp4",BYTERANGE="700@0"
            #EXTINF:4,
            #EXT-X-BYTERANGE:1000@700
            all.mp4
            #EXTINF:4,
            #EXT-X-BYTERANGE:300
            all.mp4
            #EXTINF:4,
            #EXT-X-BYTERANGE:500@3500
            all.mp4
            #EXT-X-ENDLIST
            """);
        await AssertCaptured("video/mp4", file.Body[..2000], file.Body[3500..]);
    }

    [Fact]
    public async Task The_variant_of_the_highest_bandwidth_is_taken()
    {
        _vendor.On("/hls/hi/1.ts", Segment(7));
        _vendor.On("/hls/hi/list.m3u8", Encoding.UTF8.GetBytes("#EXTM3U\r\n#EXTINF:1,\r\n1.ts\r\n#EXT-X-ENDLIST\r\n"));
        await Announce("""
            #EXTM3U
            #EXT-X-STREAM-INF:BANDWIDTH=800000,CODECS="avc1.4d401e,mp4a.40.2"
            low.m3u8
            #EXT-X-STREAM-INF:CODECS="avc1.4d401e,mp4a.40.2",BANDWIDTH=5000000
            hi/list.m3u8
            #EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=90000000,URI="frames.m3u8"
            """);
        await AssertCaptured("video/mp2t", Segment(7));
    }

    [Theory]
    [InlineData("#EXT-X-KEY:METHOD=AES-128,URI=\"k\"\n#EXTINF:1,\n1.ts\n#EXT-X-ENDLIST", Refusal.HlsEncrypted)]
    [InlineData("#EXT-X-KEY:METHOD=SAMPLE-AES,URI=\"k\"\n#EXTINF:1,\n1.ts\n#EXT-X-ENDLIST", Refusal.HlsEncrypted)]
    [InlineData("#EXT-X-SESSION-KEY:METHOD=AES-128,URI=\"k\"\n#EXT-X-STREAM-INF:BANDWIDTH=1\nlow.m3u8", Refusal.HlsEncrypted)]
    [InlineData("#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"a\",NAME=\"en\",URI=\"a.m3u8\"\n#EXT-X-STREAM-INF:BANDWIDTH=1,AUDIO=\"a\"\nlow.m3u8", Refusal.HlsSeparateAudio)]
    [InlineData("#EXT-X-STREAM-INF:RESOLUTION=1x1\nlow.m3u8", Refusal.HlsMalformed)]
    [InlineData("#EXTINF:1,\n#EXT-X-BYTERANGE:10\n1.ts\n#EXT-X-ENDLIST", Refusal.HlsMalformed)]
    [InlineData("1.ts\n#EXT-X-ENDLIST", Refusal.HlsMalformed)]
    [InlineData("#EXT-X-ENDLIST", Refusal.HlsMalformed)]
    [InlineData("#EXTINF:1,\nhttps://elsewhere.example.org/1.ts\n#EXT-X-ENDLIST", Refusal.WrongHost)]
    [InlineData("#EXTINF:1,\nhttp://10.0.0.1/1.ts\n#EXT-X-ENDLIST", Refusal.NotHttps)]
    [InlineData("#EXTINF:1,\npage.html\n#EXT-X-ENDLIST", Refusal.NotVideo)]
    public async Task Playlists_the_hub_cannot_keep_whole_are_refused(string text, string reason)
    {
        _vendor.On("/hls/page.html", Encoding.UTF8.GetBytes("<html>"));
        await Announce("#EXTM3U\n" + text);
        var item = await _world.Capture();
        Assert.Equal((MediaState.Refused, reason), (item.State, item.Reason));
        Assert.Empty(await _world.Stores.Objects.List("", default));
    }

    [Fact]
    public async Task A_playlist_that_still_grows_is_tried_again_later()
    {
        await Announce("#EXTM3U\n#EXTINF:1,\n1.ts\n");
        Assert.Equal(MediaState.Announced, (await _world.Capture()).State);
        Assert.Equal(2, _world.Again.Single().Message.Attempt);
    }

    [Fact]
    public async Task A_segment_that_breaks_is_taken_up_within_the_segment()
    {
        var long_ = new ServedVideo(new MadeUpVideo(3 << 20));
        long_.BreakAt(1 << 20);
        _vendor.On("/hls/1.mp4", long_.Serve);
        _vendor.On("/hls/2.mp4", Segment(2));
        await Announce("#EXTM3U\n#EXTINF:1,\n1.mp4\n#EXTINF:1,\n2.mp4\n#EXT-X-ENDLIST");
        await AssertCaptured("video/mp4", long_.Video.Slice(0, 3 << 20), Segment(2));
        Assert.Contains(_vendor.Requests, request => request.StartsWith("/hls/1.mp4 bytes=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_a_restart_segments_that_are_staged_are_passed_over()
    {
        var first = new MadeUpVideo(20 << 20);
        var second = new ServedVideo(new MadeUpVideo(25 << 20, seed: 9));
        _vendor.On("/hls/1.mp4", new ServedVideo(first).Serve);
        _vendor.On("/hls/2.mp4", second.Serve);
        second.BreakAt(24 << 20);
        _world.Download = _world.Download with { Reconnects = 0 };
        await Announce("#EXTM3U\n#EXTINF:1,\n1.mp4?t=1\n#EXTINF:1,\n2.mp4?t=1\n#EXT-X-ENDLIST");
        Assert.Equal(MediaState.Capturing, (await _world.Capture()).State);

        // The links carry other tokens now; the segments are the same.
        await Announce("#EXTM3U\n#EXTINF:1,\n1.mp4?t=2\n#EXTINF:1,\n2.mp4?t=2\n#EXT-X-ENDLIST");
        var item = await _world.Capture(attempt: 2);

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(first.Slice(0, 20 << 20));
        hash.AppendData(second.Video.Slice(0, 25 << 20));
        Assert.Equal(Convert.ToHexStringLower(hash.GetHashAndReset()), item.Sha256);
    }

    public async Task InitializeAsync()
    {
        _vendor = await StubServer.Start();
        _world.Download = _world.Download with { AllowedPrivateHosts = _vendor.Authority };
    }

    public async Task DisposeAsync()
    {
        await _vendor.DisposeAsync();
        await _world.DisposeAsync();
    }

    private static byte[] Segment(int seed)
    {
        var packets = new byte[188 * 20];
        new Random(seed).NextBytes(packets);
        for (var at = 0; at < packets.Length; at += 188) packets[at] = 0x47;
        return packets;
    }

    private async Task Announce(string playlist) => await _world.Announce(_vendor.On("/hls/list.m3u8", Encoding.UTF8.GetBytes(playlist)));

    private async Task AssertCaptured(string contentType, params byte[][] segments)
    {
        var item = await _world.Capture();
        Assert.Equal((MediaState.Captured, null, contentType), (item.State, item.Reason, item.ContentType));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData([.. segments.SelectMany(segment => segment)])), item.Sha256);
    }
}
