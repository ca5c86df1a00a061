using System.Buffers.Binary;
using System.IO.Compression;
using System.Net;
using HrHub.Core.Canonical;
using HrHub.Core.Work;
using HrHub.IntegrationTests.Persons;
using HrHub.TestKit;
using UglyToad.PdfPig;

namespace HrHub.IntegrationTests.Videos;

/// <summary>Stills and excerpts over HTTP, by the real ffmpeg.</summary>
public sealed class ClipTests : IAsyncLifetime
{
    private const string Media = "med-1";
    private static readonly string Item = $"candidates/{PersonsWorld.Lin}/interviews/{Ids.InterviewId("canonical", "lin-1")}/media/{Media}";
    private PersonsWorld _world = null!;

    private string Hr => _world.Provider.Token("hr", "hr-1");

    public async Task InitializeAsync() => _world = await PersonsWorld.Start(("Videos:FfmpegPath", ""));

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [FfmpegTheory]
    [InlineData("mp4-first", "aac h264")]
    [InlineData("mp4-last", "aac h264")]
    [InlineData("webm", "aac h264")]
    [InlineData("webm-vp9", "opus vp9")]
    [InlineData("ts", "aac h264")]
    [InlineData("avi", "aac h264")]
    public async Task A_still_and_a_minute_of_any_video_are_served_and_nothing_of_it_lies_on_a_disk_in_plain(string kind, string codecs)
    {
        var (video, began) = (await Ffmpeg.Video(kind, 75, "160x120"), File.GetLastWriteTimeUtc(Directory.CreateDirectory(Path.Combine(_world.Hub.Folder, "began")).FullName));
        await _world.Capture(PersonsWorld.Lin, Media, video);

        var still = await Get("poster", "image/jpeg");
        Assert.Equal((160, 120), SizeOf(still));
        var minute = await Ffmpeg.Probe(await Get("excerpt", "video/mp4"));
        Assert.InRange(minute.Seconds, 59, 63);
        Assert.Equal(codecs, string.Join(' ', minute.Codecs));
        Assert.InRange((await Ffmpeg.Probe(await Get("excerpt?start=40", "video/mp4"))).Seconds, 34, 38);
        using var beyond = await _world.Hub.Call(Hr, "GET", $"{Item}/excerpt?start=80");
        await PersonsWorld.IsProblem(beyond, HttpStatusCode.BadRequest, "bad-request");
        Assert.Equal("start", (await PersonsWorld.Body(beyond)).GetProperty("field").GetString());

        byte[][] sought = [.. Enumerable.Range(1, 9).Select(part => video.AsSpan(video.Length * part / 10, 48).ToArray()), still[^300..^200]];
        Assert.Empty(StoredTraces.FindBytes(_world.Hub.Folder, sought));
        Assert.Empty(LeftForTemporary(sought, began));
    }

    [FfmpegFact]
    public async Task An_excerpt_begins_where_the_first_behaviour_was_observed_and_a_short_video_is_shown_whole()
    {
        await _world.Capture(PersonsWorld.Lin, Media, await Ffmpeg.Video("mp4-last", 75));
        await Observe(60);
        Assert.InRange((await Ffmpeg.Probe(await Get("excerpt", "video/mp4"))).Seconds, 17, 21);
        // A time of the interview that the item does not reach.
        await Observe(500);
        Assert.InRange((await Ffmpeg.Probe(await Get("excerpt", "video/mp4"))).Seconds, 59, 63);

        await _world.Capture(PersonsWorld.Ada, "med-2", await Ffmpeg.Video("mp4-last", 5));
        using var whole = await _world.Hub.Call(Hr, "GET", $"candidates/{PersonsWorld.Ada}/interviews/{Ids.InterviewId("canonical", "ada-1")}/media/med-2/excerpt");
        Assert.InRange((await Ffmpeg.Probe(await whole.Content.ReadAsByteArrayAsync())).Seconds, 4.8, 5.3);
    }

    [FfmpegFact]
    public async Task A_large_picture_is_made_smaller()
    {
        await _world.Capture(PersonsWorld.Lin, Media, await Ffmpeg.Video("mp4-last", 3, "1920x1080"));
        Assert.Equal((1280, 720), SizeOf(await Get("poster", "image/jpeg")));
    }

    [FfmpegFact]
    public async Task A_video_of_a_moment_has_a_still_and_is_its_own_excerpt()
    {
        await _world.Capture(PersonsWorld.Lin, Media, await Ffmpeg.Video("mp4-last", 0.2));
        Assert.Equal((320, 240), SizeOf(await Get("poster", "image/jpeg")));
        Assert.InRange((await Ffmpeg.Probe(await Get("excerpt", "video/mp4"))).Seconds, 0.1, 0.4);
    }

    [FfmpegTheory]
    [InlineData(0.5)]
    [InlineData(0.02)]
    public async Task A_broken_video_is_told_and_a_video_that_was_cut_off_is_shown_as_far_as_it_goes(double share)
    {
        var video = await Ffmpeg.Video("mp4-first", 20);
        var damaged = video.ToArray();
        new Random(7).NextBytes(damaged.AsSpan((int)(video.Length * share)));
        await _world.Capture(PersonsWorld.Lin, Media, damaged);
        foreach (var what in (string[])["poster", "excerpt"])
        {
            using var answer = await _world.Hub.Call(Hr, "GET", $"{Item}/{what}");
            if (answer.StatusCode != HttpStatusCode.OK) await PersonsWorld.IsProblem(answer, HttpStatusCode.UnprocessableEntity, "video-unreadable");
            else Assert.Equal(0.5, share);
        }
    }

    [FfmpegTheory]
    [InlineData(HiringStages.AiInterview, true)]
    [InlineData(HiringStages.Resume, false)]
    public async Task A_report_shows_the_still_to_those_who_may_see_the_video(string stage, bool shown)
    {
        await _world.Capture(PersonsWorld.Lin, Media, await Ffmpeg.Video("mp4-last", 5));
        await _world.Save(await _world.File(PersonsWorld.Lin) with { Stage = stage });
        using var report = await _world.Hub.Call(Hr, "GET", $"candidates/{PersonsWorld.Lin}/report?lang=zh");
        using var archive = await _world.Hub.Call(Hr, "POST", "exports/archive", """{"videos":false,"records":false}""");
        using var zip = new ZipArchive(new MemoryStream(await archive.Content.ReadAsByteArrayAsync()));
        var inArchive = new MemoryStream();
        await using (var entry = await zip.GetEntry($"{PersonsWorld.Lin}/report.pdf")!.OpenAsync()) await entry.CopyToAsync(inArchive);
        foreach (var pdf in (byte[][])[await report.Content.ReadAsByteArrayAsync(), inArchive.ToArray()])
        {
            using var document = PdfDocument.Open(pdf);
            var images = document.GetPages().SelectMany(page => page.GetImages()).ToList();
            if (shown) Assert.Equal((320, 240), (images.Single().WidthInSamples, images.Single().HeightInSamples));
            else Assert.Empty(images);
        }
    }

    /// <summary>Where programs leave temporary files unless they are told otherwise. What has no length is a pipe or a socket.</summary>
    private static IEnumerable<string> LeftForTemporary(byte[][] sought, DateTime since)
        => new DirectoryInfo(Path.GetTempPath()).EnumerateFiles().Where(file => file.Exists && file.Length > 0 && file.LastWriteTimeUtc >= since && Holds(file.FullName, sought)).Select(file => file.Name);

    private static bool Holds(string path, byte[][] sought)
    {
        try
        {
            var bytes = File.ReadAllBytes(path);
            return sought.Any(part => bytes.AsSpan().IndexOf(part) >= 0);
        }
        catch (FileNotFoundException)
        {
            // Another program's, and gone.
            return false;
        }
    }

    private async Task Observe(double time)
    {
        var file = await _world.File(PersonsWorld.Lin);
        var interview = file.Interviews[0];
        await _world.Save(file.With(interview with { Interview = interview.Interview with { Behaviours = [new Behaviour { Tag = "leadership" }, new Behaviour { Tag = "drive", Quote = "我先做了。", Time = time }] } }));
    }

    private async Task<byte[]> Get(string what, string type)
    {
        using var answer = await _world.Hub.Call(Hr, "GET", $"{Item}/{what}");
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    /// <summary>From the frame header of a JPEG (ITU-T T.81, B.2.2).</summary>
    private static (int Width, int Height) SizeOf(byte[] jpeg)
    {
        Assert.Equal([0xff, 0xd8], jpeg[..2]);
        for (var at = 2; at + 9 < jpeg.Length; at += 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(at + 2)))
            if (jpeg[at + 1] is 0xc0 or 0xc1 or 0xc2) return (BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(at + 7)), BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(at + 5)));
        throw new InvalidDataException("This JPEG has no frame.");
    }
}
