using System.Net;
using System.Net.Http.Headers;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;
using HrHub.Core.Records;
using HrHub.Core.Retention;
using HrHub.Core.Work;
using HrHub.IntegrationTests.Persons;
using HrHub.Pipeline.Purge;
using HrHub.TestKit;
using HrHub.TestKit.Media;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.IntegrationTests.Videos;

/// <summary>What surrounds the tool for stills and excerpts: who may, what is kept and forgotten, what goes wrong. A program stands in for ffmpeg.</summary>
public sealed class ClipRoutesTests : IAsyncLifetime
{
    private const string Media = "med-1";
    private static readonly string Interview = $"candidates/{PersonsWorld.Lin}/interviews/{Ids.InterviewId("canonical", "lin-1")}", Item = $"{Interview}/media/{Media}";
    private readonly TempFolder _folder = new();
    private readonly StandInTool _tool;
    private PersonsWorld _world = null!;

    public ClipRoutesTests() => _tool = new StandInTool(_folder).Answering();

    private string Hr => _world.Provider.Token("hr", "hr-1");

    public Task InitializeAsync() => Open(_tool.Path);

    public async Task DisposeAsync()
    {
        await _world.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_still_is_made_once_and_kept_sealed_beside_the_video_and_forgotten_with_it(bool wholeFile)
    {
        var first = await Bytes("poster");
        Assert.Equal([0xff, 0xd8, 0xff], first[..3]);
        Assert.Equal(first, await Bytes("poster"));
        Assert.Single(_tool.Runs);
        Assert.Equal(2, Objects().Count);
        Assert.Empty(StoredTraces.FindBytes(_world.Hub.Folder, [first[^100..], "MARK-PICTURES-OF-A-PERSON"u8.ToArray()]));

        var (pipeline, officer) = (_world.Hub.Hub.Pipeline, new Caller("officer-1", Role.Compliance, "test"));
        if (wholeFile) Assert.Null((await pipeline.GetRequiredService<EraseCandidate>().Handle(PersonsWorld.Lin, "PIPL-47", officer, default)).Error);
        else Assert.Null((await pipeline.GetRequiredService<EraseClass>().Handle(PersonsWorld.Lin, DataClass.Video, "IL-AIVIA-30D", officer, default)).Error);
        Assert.Empty(Objects());
        using var gone = await Ask("poster");
        await PersonsWorld.IsProblem(gone, HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task A_kept_still_that_somebody_changed_is_made_again()
    {
        var first = await Bytes("poster");
        var kept = Objects().Single(path => path.EndsWith(".poster", StringComparison.Ordinal));
        var bytes = await File.ReadAllBytesAsync(kept);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(kept, bytes);
        Assert.Equal(first, await Bytes("poster"));
        Assert.Equal(2, _tool.Runs.Length);
    }

    [Fact]
    public async Task A_still_that_was_made_while_the_video_was_erased_is_not_kept()
    {
        var file = await _world.File(PersonsWorld.Lin);
        await _world.Service<ICandidateFiles>().Save(file.With(file.Interviews[0] with { SealedMedia = new Dictionary<string, Core.Media.Sealing.SealedReference>() }) with { Version = file.Version + 1 }, (await _world.Hub.Files.Find(PersonsWorld.Lin, default))!.ETag, [], [], default);
        var made = await _world.Service<Core.Media.Clips.TakePoster>().Handle(PersonsWorld.Lin, file.Interviews[0], Media, default);
        Assert.Null(made.Error);
        Assert.DoesNotContain(Objects(), path => path.EndsWith(".poster", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_tool_is_given_no_name_of_anything_and_no_environment()
    {
        await Bytes("poster");
        await Bytes("excerpt?start=7.5");
        Assert.All(_tool.Runs, run => Assert.Contains("-protocol_whitelist pipe -f mov", run, StringComparison.Ordinal));
        Assert.All(_tool.Runs, run => Assert.DoesNotContain("/", run.Replace("0:a:0?", "", StringComparison.Ordinal), StringComparison.Ordinal));
        // A shell sets these itself.
        Assert.Empty(_tool.Environment.Except(["PWD", "OLDPWD", "SHLVL", "_"]));
        Assert.Contains("-ss 7.5 -i pipe:0", _tool.Runs[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_look_is_on_record_as_watching_and_whoever_may_not_watch_may_not_look()
    {
        await Bytes("poster");
        await Bytes("excerpt");
        Assert.Equal(2, (await _world.Trail(PersonsWorld.Lin)).Count(entry => entry is { Action: AuditAction.Read, FieldClass: "video", Record: Media, Who.Id: "hr-1", Allowed: true }));
        await _world.Save(await _world.File(PersonsWorld.Lin) with { Stage = HiringStages.Resume });
        foreach (var what in (string[])["poster", "excerpt"])
        {
            using var early = await Ask(what);
            await PersonsWorld.IsProblem(early, HttpStatusCode.NotFound, "not-found");
            using var officer = await _world.Hub.Call(_world.Compliance, "GET", $"{Item}/{what}");
            await PersonsWorld.IsProblem(officer, HttpStatusCode.Forbidden, "forbidden");
            using var other = await _world.Hub.Call(Hr, "GET", $"{Interview}/media/med-9/{what}");
            await PersonsWorld.IsProblem(other, HttpStatusCode.NotFound, "not-found");
        }
    }

    [Theory]
    [InlineData("poster", "image/jpeg")]
    [InlineData("excerpt&start=2", "video/mp4")]
    public async Task A_link_shows_it_to_a_player_in_ranges(string of, string type)
    {
        using var made = await _world.Hub.Call(Hr, "POST", $"{Item}/links?of={of}");
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_world.Hub.Hub.Address, (await PersonsWorld.Body(made)).GetProperty("url").GetString()!));
        request.Headers.TryAddWithoutValidation("Cookie", made.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        request.Headers.Range = new RangeHeaderValue(0, 1);
        using var played = await http.SendAsync(request);
        Assert.Equal((HttpStatusCode.PartialContent, type, 2), (played.StatusCode, played.Content.Headers.ContentType!.MediaType, (await played.Content.ReadAsByteArrayAsync()).Length));
    }

    [Theory]
    [InlineData("excerpt?start=-1", "start")]
    [InlineData("excerpt?start=1e3", "start")]
    [InlineData("excerpt?start=90000", "start")]
    [InlineData("excerpt?start=1&start=2", "start")]
    [InlineData("excerpt?of=poster", "of")]
    [InlineData("links?of=all", "of")]
    [InlineData("links?start=1", "start")]
    public async Task A_wrong_request_is_told_its_field(string what, string field)
    {
        using var answer = await _world.Hub.Call(Hr, what.StartsWith("links", StringComparison.Ordinal) ? "POST" : "GET", $"{Item}/{what}");
        await PersonsWorld.IsProblem(answer, HttpStatusCode.BadRequest, "bad-request");
        Assert.Equal(field, (await PersonsWorld.Body(answer)).GetProperty("field").GetString());
    }

    [Theory]
    [InlineData("zh", "请安装")]
    [InlineData("en", "install it")]
    public async Task Without_the_tool_it_is_said_what_to_install_and_everything_else_works(string language, string said)
    {
        await Open("off");
        foreach (var (method, what) in ((string, string)[])[("GET", "poster"), ("GET", "excerpt"), ("POST", "links?of=poster")])
        {
            using var request = new HttpRequestMessage(new(method), new Uri(_world.Hub.Hub.Address, $"api/v1/{Item}/{what}"));
            request.Headers.Authorization = new("Bearer", Hr);
            request.Headers.AcceptLanguage.ParseAdd(language);
            using var http = new HttpClient();
            using var answer = await http.SendAsync(request);
            await PersonsWorld.IsProblem(answer, HttpStatusCode.NotImplemented, "no-video-tool");
            var detail = (await PersonsWorld.Body(answer)).GetProperty("detail").GetString()!;
            foreach (var expected in (string[])[said, "ffmpeg", "Videos__FfmpegPath"]) Assert.Contains(expected, detail, StringComparison.Ordinal);
        }
        using var report = await _world.Hub.Call(Hr, "GET", $"candidates/{PersonsWorld.Lin}/report");
        Assert.Equal(HttpStatusCode.OK, report.StatusCode);
        using var health = await _world.Hub.Get("api/health");
        Assert.Equal(("Healthy", "Missing"), ((await PersonsWorld.Body(health)).GetProperty("status").GetString(), (await PersonsWorld.Body(health)).GetProperty("tools").GetProperty("ffmpeg").GetString()));
    }

    [Fact]
    public async Task What_is_no_video_or_a_broken_one_is_told_and_the_tool_writes_no_more_than_it_may()
    {
        await _world.Capture(PersonsWorld.Lin, "med-2", [1, 2, 3, .. new byte[5000]]);
        using var none = await _world.Hub.Call(Hr, "GET", $"{Interview}/media/med-2/poster");
        await PersonsWorld.IsProblem(none, HttpStatusCode.UnprocessableEntity, "video-unreadable");
        Assert.Empty(_tool.Runs);
        await _world.Capture(PersonsWorld.Lin, "med-3", [.. StandInTool.Video, .. new byte[3_000_000]]);
        foreach (var wrong in (Func<StandInTool>[])[_tool.Failing, _tool.Endless])
        {
            wrong();
            foreach (var what in (string[])["poster", "excerpt"])
            {
                using var answer = await _world.Hub.Call(Hr, "GET", $"{Interview}/media/med-3/{what}");
                await PersonsWorld.IsProblem(answer, HttpStatusCode.UnprocessableEntity, "video-unreadable");
            }
        }
        Assert.True(_tool.Runs.Length >= 6);
        using var report = await _world.Hub.Call(Hr, "GET", $"candidates/{PersonsWorld.Lin}/report");
        Assert.Equal("%PDF"u8.ToArray(), (await report.Content.ReadAsByteArrayAsync())[..4]);
    }

    private async Task Open(string tool)
    {
        if (_world is not null) await _world.DisposeAsync();
        _world = await PersonsWorld.Start(("Videos:FfmpegPath", tool));
        await _world.Capture(PersonsWorld.Lin, Media, StandInTool.Video);
    }

    private List<string> Objects() => [.. Directory.EnumerateFiles(_world.Hub.Folder, $"{Media}.*", SearchOption.AllDirectories)];

    private Task<HttpResponseMessage> Ask(string what) => _world.Hub.Call(Hr, "GET", $"{Item}/{what}");

    private async Task<byte[]> Bytes(string what)
    {
        using var answer = await Ask(what);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadAsByteArrayAsync();
    }
}
