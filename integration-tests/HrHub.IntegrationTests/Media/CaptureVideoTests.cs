using System.Security.Cryptography;
using HrHub.Core.Canonical;
using HrHub.Core.Media;
using HrHub.Core.Media.Download;
using HrHub.TestKit;
using HrHub.TestKit.Media;

namespace HrHub.IntegrationTests.Media;

public sealed class CaptureVideoTests : IAsyncLifetime
{
    private const long Mib = 1 << 20;
    private readonly CaptureWorld _world = new();
    private StubServer _vendor = null!;

    [Fact]
    public async Task A_connection_that_breaks_three_times_is_taken_up_where_it_broke()
    {
        var video = new ServedVideo(new MadeUpVideo(20 * Mib + 17));
        video.BreakAt(3 * Mib + 5, 9 * Mib, 15 * Mib - 1);
        await _world.Announce(_vendor.On("/v.mp4", video.Serve));

        var item = await _world.Capture();

        Assert.Equal((MediaState.Captured, video.Video.Sha256(), video.Video.Length), (item.State, item.Sha256, item.Length!.Value));
        // What was on its way when the connection was reset is lost: the offsets are at or before the breaks.
        var offsets = Offsets();
        Assert.Equal(3, offsets.Count);
        Assert.InRange(offsets[0], 1, 3 * Mib + 5);
        Assert.InRange(offsets[1], offsets[0], 9 * Mib);
        Assert.InRange(offsets[2], offsets[1], 15 * Mib - 1);
        await AssertServes(video.Video);
    }

    [Fact]
    public async Task A_source_that_changed_meanwhile_is_begun_again_from_zero()
    {
        var video = new ServedVideo(new MadeUpVideo(8 * Mib));
        video.BreakAt(5 * Mib);
        video.OnBreak = () => (video.Video, video.ETag) = (new MadeUpVideo(6 * Mib, seed: 2), "\"v2\"");
        await _world.Announce(_vendor.On("/v.mp4", video.Serve));

        var item = await _world.Capture();

        Assert.Equal(new MadeUpVideo(6 * Mib, seed: 2).Sha256(), item.Sha256);
        Assert.Equal(3, _vendor.Requests.Count);
        Assert.InRange(Offsets().Single(), 1, 5 * Mib);
        await AssertServes(video.Video);
    }

    [Theory]
    [InlineData("W/\"weak\"")]
    [InlineData(null)]
    public async Task Without_a_strong_validator_a_broken_download_begins_again(string? tag)
    {
        var video = new ServedVideo(new MadeUpVideo(4 * Mib)) { ETag = tag };
        video.BreakAt(2 * Mib);
        await _world.Announce(_vendor.On("/v.mp4", video.Serve));

        Assert.Equal(video.Video.Sha256(), (await _world.Capture()).Sha256);
        Assert.Equal(["/v.mp4", "/v.mp4"], _vendor.Requests);
    }

    [Fact]
    public async Task After_a_restart_the_capture_goes_on_from_the_last_whole_chunk()
    {
        var video = new ServedVideo(new MadeUpVideo(48 * Mib));
        _world.Download = _world.Download with { Reconnects = 0 };
        video.BreakAt(46 * Mib + 7);
        await _world.Announce(_vendor.On("/v.mp4", video.Serve));

        var broken = await _world.Capture();
        Assert.Equal(MediaState.Capturing, broken.State);
        Assert.Equal((2, TestStores.Start + TimeSpan.FromSeconds(30)), (_world.Again.Single().Message.Attempt, Upper(_world.Again.Single().NotBefore)));

        // CaptureWorld makes every service anew: what follows knows only what is on disk.
        var item = await _world.Capture(attempt: 2);
        var offset = Offsets().Single();
        Assert.InRange(offset, 32 * Mib, 46 * Mib);
        Assert.Equal(0, offset % Mib);
        Assert.Equal((MediaState.Captured, video.Video.Sha256()), (item.State, item.Sha256));
        Assert.Empty((await _world.InterviewFile()).CaptureAttempts);
        await AssertServes(video.Video);
    }

    [Fact]
    public async Task Whoever_finds_the_upload_held_comes_again_later()
    {
        var video = new ServedVideo(new MadeUpVideo(40 * Mib));
        _world.Download = _world.Download with { Reconnects = 0 };
        video.BreakAt(39 * Mib);
        await _world.Announce(_vendor.On("/v.mp4", video.Serve));
        await _world.Capture();
        var begun = (await _world.InterviewFile()).CaptureAttempts[CaptureWorld.MediaId];

        // Held as by a worker that died a moment ago.
        await using (await _world.Objects.Upload(begun.ObjectName, Core.Media.Sealing.SealedChunk.SealedSize, default))
            Assert.Equal(MediaState.Capturing, (await _world.Capture(attempt: 2)).State);
        Assert.Equal([2, 3], _world.Again.Select(again => again.Message.Attempt));

        Assert.Equal(video.Video.Sha256(), (await _world.Capture(attempt: 3)).Sha256);
    }

    [Fact]
    public async Task A_source_that_changed_over_a_restart_leaves_nothing_of_the_old_one()
    {
        var video = new ServedVideo(new MadeUpVideo(40 * Mib));
        _world.Download = _world.Download with { Reconnects = 0 };
        video.BreakAt(39 * Mib);
        await _world.Announce(_vendor.On("/v.mp4", video.Serve));
        await _world.Capture();
        (video.Video, video.ETag) = (new MadeUpVideo(3 * Mib, seed: 5), "\"v2\"");

        Assert.Equal(video.Video.Sha256(), (await _world.Capture(attempt: 2)).Sha256);
        Assert.Single(await _world.Stores.Objects.List("", default));
    }

    [Fact]
    public async Task Doing_it_again_does_nothing()
    {
        await _world.Announce(_vendor.On("/v.mp4", new ServedVideo(new MadeUpVideo(Mib)).Serve));
        await _world.Capture();
        var before = await _world.Stores.Files.Find(CaptureWorld.CandidateId, default);
        await _world.Capture();

        Assert.Single(_vendor.Requests);
        Assert.Equal(before!.ETag, (await _world.Stores.Files.Find(CaptureWorld.CandidateId, default))!.ETag);
        Assert.Empty(await _world.Stores.Files.MediaPending(TestStores.Start.AddYears(1), 10, default));
    }

    [Fact]
    public async Task Two_workers_at_once_leave_one_object()
    {
        await _world.Announce(_vendor.On("/v.mp4", new ServedVideo(new MadeUpVideo(6 * Mib)).Serve));
        await Task.WhenAll(_world.Capture(), _world.Capture());

        var name = (await _world.InterviewFile()).SealedMedia[CaptureWorld.MediaId].ObjectName;
        Assert.Equal([name], await _world.Stores.Objects.List("", default));
        await AssertServes(new MadeUpVideo(6 * Mib));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(410)]
    public async Task An_expired_link_is_asked_for_again(int status)
    {
        await _world.Announce(_vendor.On("/old", status));
        _world.Fresh = new FreshLink(_vendor.On("/new", new ServedVideo(new MadeUpVideo(100)).Serve), null);

        Assert.Equal(MediaState.Captured, (await _world.Capture()).State);
        Assert.Equal(1, _world.AskedForLinks);
    }

    [Fact]
    public async Task A_link_known_to_be_expired_is_not_even_tried_and_without_a_fresh_one_it_is_on_record()
    {
        await _world.Announce(_vendor.On("/old", 200), expiresAt: TestStores.Start);

        var item = await _world.Capture();

        Assert.Equal((MediaState.Expired, Refusal.Expired), (item.State, item.Reason));
        Assert.Empty(_vendor.Requests);
        Assert.Empty(_world.Again);
    }

    [Fact]
    public async Task What_keeps_failing_comes_again_later_and_later_and_then_waits_for_a_person()
    {
        _world.Options = _world.Options with { MaxAttempts = 3 };
        _world.Download = _world.Download with { Reconnects = 1 };
        await _world.Announce(_vendor.On("/v.mp4", 503));

        for (var attempt = 1; attempt <= 3; attempt++) await _world.Capture(attempt);

        Assert.Equal([2, 3], _world.Again.Select(again => again.Message.Attempt));
        var waits = _world.Again.Select(again => (again.NotBefore!.Value - TestStores.Start).TotalSeconds).ToList();
        Assert.InRange(waits[0], 15, 30);
        Assert.InRange(waits[1], 30, 60);
        var item = (await _world.InterviewFile()).Interview.Media.Single();
        Assert.Equal((MediaState.Refused, Refusal.GaveUp), (item.State, item.Reason));
        var parked = await _world.Stores.Parked.Find("capture:med-1", default);
        Assert.Equal(("media-not-ready", 3), (parked!.Reason.Code, parked.Attempts));

        _vendor.On("/v.mp4", new ServedVideo(new MadeUpVideo(10)).Serve);
        Assert.Equal(MediaState.Captured, (await _world.Capture()).State);
        Assert.Null(await _world.Stores.Parked.Find("capture:med-1", default));
    }

    [Fact]
    public async Task After_shredding_nothing_opens_the_video()
    {
        await _world.Announce(_vendor.On("/v.mp4", new ServedVideo(new MadeUpVideo(Mib)).Serve));
        await _world.Capture();
        var reference = (await _world.InterviewFile()).SealedMedia[CaptureWorld.MediaId];
        await _world.Stores.Keys.Shred(CaptureWorld.CandidateId, default);

        await Assert.ThrowsAsync<CryptographicException>(() => HrHub.Core.Media.Sealing.DataKey.Unwrap(reference.WrappedKey, reference.ObjectName, _world.Stores.Keys, default));
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

    private List<long> Offsets()
        => [.. _vendor.Requests.Where(request => request.Contains("bytes=", StringComparison.Ordinal)).Select(request => long.Parse(request.Split('=')[1].TrimEnd('-')))];

    // Retries are spread over the second half of the wait.
    private static DateTimeOffset? Upper(DateTimeOffset? notBefore)
        => notBefore - TestStores.Start is { TotalSeconds: >= 15 and <= 30 } ? TestStores.Start + TimeSpan.FromSeconds(30) : notBefore;

    private async Task AssertServes(MadeUpVideo video)
    {
        await using var media = await _world.Open();
        Assert.Equal(("video/mp4", video.Length), (media.ContentType, media.Content.Length));
        var part = new byte[200_000];
        foreach (var offset in new[] { 0, video.Length / 3, video.Length - part.Length })
        {
            media.Content.Position = offset;
            await media.Content.ReadExactlyAsync(part);
            Assert.Equal(video.Slice(offset, part.Length), part);
        }
        media.Content.Position = 0;
        Assert.Equal(video.Sha256(), Convert.ToHexStringLower(await SHA256.HashDataAsync(media.Content)));
    }
}
