using System.Security.Cryptography;
using HrHub.Local.Sandbox.Vendors.Media;

namespace HrHub.Tests.Sandbox;

public sealed class GeneratedMediaTests
{
    [Fact]
    public void Any_slice_of_a_video_equals_that_slice_of_the_whole()
    {
        var video = new GeneratedVideo(7, 100_003);
        var whole = new byte[video.Length];
        Assert.Equal(whole.Length, video.Read(0, whole));
        var random = new Random(1);
        for (var i = 0; i < 500; i++)
        {
            var offset = random.Next(whole.Length);
            var slice = new byte[random.Next(1, 4_000)];
            var count = video.Read(offset, slice);
            Assert.Equal(Math.Min(slice.Length, whole.Length - offset), count);
            Assert.True(whole.AsSpan(offset, count).SequenceEqual(slice.AsSpan(0, count)));
        }
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(whole)), video.Sha256());
    }

    [Fact]
    public void A_video_begins_as_an_mp4_does_and_its_name_says_what_it_is()
    {
        var video = new GeneratedVideo(7, 1_000);
        var head = new byte[12];
        video.Read(0, head);

        Assert.Equal("\0\0\0 ftypisom"u8.ToArray(), head);
        Assert.Equal(video.Sha256(), GeneratedVideo.Parse(video.Name)!.Sha256());
        Assert.NotEqual(video.Sha256(), new GeneratedVideo(8, 1_000).Sha256());
        Assert.Null(GeneratedVideo.Parse("7-10.mp4"));
    }

    [Theory]
    [InlineData(PlaylistKind.Ts, false)]
    [InlineData(PlaylistKind.Fmp4, true)]
    [InlineData(PlaylistKind.Ranges, true)]
    public void The_files_that_a_playlist_names_make_up_what_it_promises(PlaylistKind kind, bool mapped)
    {
        var playlist = new GeneratedPlaylist(kind, 3, 4);
        var text = playlist.Index();
        Assert.Equal(mapped, text.Contains("#EXT-X-MAP", StringComparison.Ordinal));

        var names = text.Split('\n').Where(line => line.Length > 0 && line[0] != '#').Distinct();
        byte[] all = kind switch
        {
            PlaylistKind.Fmp4 => [.. playlist.File("init.mp4")!, .. names.SelectMany(name => playlist.File(name)!)],
            _ => [.. names.SelectMany(name => playlist.File(name)!)],
        };
        Assert.Equal(playlist.Length, all.Length);
        Assert.Equal(playlist.Sha256(), Convert.ToHexStringLower(SHA256.HashData(all)));
        Assert.Equal(playlist.Sha256(), SandboxMedia.Expect(new($"http://127.0.0.1:4000{playlist.Path}/index.m3u8"))!.Sha256);
    }

    [Fact]
    public void Nothing_is_expected_of_an_encrypted_playlist_or_of_a_page()
    {
        Assert.Contains("METHOD=AES-128", new GeneratedPlaylist(PlaylistKind.Encrypted, 3, 4).Index(), StringComparison.Ordinal);
        Assert.Null(SandboxMedia.Expect(new($"http://127.0.0.1:4000{new GeneratedPlaylist(PlaylistKind.Encrypted, 3, 4).Path}/index.m3u8")));
        Assert.Null(SandboxMedia.Expect(new("http://127.0.0.1:4000/media/html/7-1000.mp4")));
    }
}
