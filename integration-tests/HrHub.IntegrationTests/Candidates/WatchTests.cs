using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;
using HrHub.IntegrationTests.Persons;

namespace HrHub.IntegrationTests.Candidates;

/// <summary>Videos over HTTP: ranges, links for players, and taking them away.</summary>
public sealed class WatchTests : IAsyncLifetime
{
    private const string Media = "med-1";
    private static readonly string Item = $"candidates/{PersonsWorld.Lin}/interviews/{Ids.InterviewId("canonical", "lin-1")}/media/{Media}";
    private readonly byte[] _video = RandomNumberGenerator.GetBytes(3_000_000);
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false });
    private PersonsWorld _world = null!;

    private string Hr => _world.Provider.Token("hr", "hr-1");

    public async Task InitializeAsync()
    {
        _world = await PersonsWorld.Start();
        await _world.Capture(PersonsWorld.Lin, Media, _video);
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _world.DisposeAsync();
    }

    [Theory]
    [InlineData(null, null, 200, 0, 3_000_000)]
    [InlineData(0L, 99L, 206, 0, 100)]
    [InlineData(1_048_570L, 1_048_590L, 206, 1_048_570, 21)]
    [InlineData(2_999_999L, null, 206, 2_999_999, 1)]
    [InlineData(null, 500L, 206, 2_999_500, 500)]
    public async Task Any_range_is_served(long? from, long? to, int status, int start, int length)
    {
        using var answer = await Ask(Hr, Item, from is null && to is null ? null : new RangeHeaderValue(from, to));
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(_video[start..(start + length)], await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("video/mp4", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal($"\"{Convert.ToHexStringLower(SHA256.HashData(_video))}\"", answer.Headers.ETag!.Tag);
        if (status == 206) Assert.Equal((start, start + length - 1, 3_000_000), ((int)answer.Content.Headers.ContentRange!.From!, (int)answer.Content.Headers.ContentRange.To!, (int)answer.Content.Headers.ContentRange.Length!));
    }

    [Fact]
    public async Task A_range_that_is_not_there_is_told_and_a_changed_video_is_sent_whole()
    {
        using var beyond = await Ask(Hr, Item, new RangeHeaderValue(3_000_000, null));
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, beyond.StatusCode);
        using var changed = await Ask(Hr, Item, new RangeHeaderValue(0, 9), request => request.Headers.IfRange = new(new EntityTagHeaderValue("\"another\"")));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        using var known = await Ask(Hr, Item, null, request => request.Headers.IfNoneMatch.Add(new($"\"{Convert.ToHexStringLower(SHA256.HashData(_video))}\"")));
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
    }

    [Fact]
    public async Task Watching_and_taking_away_are_on_record_each_by_its_name()
    {
        (await Ask(Hr, Item, null)).Dispose();
        using var taken = await Ask(Hr, $"{Item}/download", null);
        Assert.Equal($"attachment; filename={Media}.mp4; filename*=UTF-8''{Media}.mp4", taken.Content.Headers.ContentDisposition!.ToString());
        Assert.Equal([(AuditAction.Read, "video", Media), (AuditAction.Exported, "video", Media)], (await _world.Trail(PersonsWorld.Lin)).Where(entry => entry.Who.Id == "hr-1").Select(entry => (entry.Action, entry.FieldClass!, entry.Record!)));
        using var candidate = await Ask(_world.TokenOf(PersonsWorld.Lin), $"{Item}/download", null);
        await PersonsWorld.IsProblem(candidate, HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task A_link_plays_in_the_browser_that_it_was_made_for_and_nowhere_else()
    {
        var (url, cookie) = await Link();
        Assert.DoesNotContain("lin", url, StringComparison.OrdinalIgnoreCase);
        using (var played = await Follow(url, cookie, new RangeHeaderValue(10, 19)))
        {
            Assert.Equal(HttpStatusCode.PartialContent, played.StatusCode);
            Assert.Equal(_video[10..20], await played.Content.ReadAsByteArrayAsync());
        }
        foreach (var other in (string?[])[null, "hrhub-watch=" + new string('0', 64), (await Link()).Cookie])
        {
            using var refused = await Follow(url, other, null);
            await PersonsWorld.IsProblem(refused, HttpStatusCode.NotFound, "not-found");
        }
        using var changed = await Follow(url[..^2] + (url[^2] == 'A' ? 'B' : 'A') + url[^1], cookie, null);
        await PersonsWorld.IsProblem(changed, HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task A_link_ends_with_the_restriction_of_the_file()
    {
        var (url, cookie) = await Link();
        var file = await _world.File(PersonsWorld.Lin);
        await _world.Save(file with { Retention = file.Retention with { Restricted = true } });
        using var answer = await Follow(url, cookie, null);
        await PersonsWorld.IsProblem(answer, HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task What_is_not_of_this_interview_is_not_found()
    {
        foreach (var path in (string[])[$"{Item}-2", Item.Replace("lin", "ada", StringComparison.Ordinal), $"{Item}-2/download"])
        {
            using var answer = await Ask(Hr, path, null);
            await PersonsWorld.IsProblem(answer, HttpStatusCode.NotFound, "not-found");
        }
    }

    private async Task<(string Url, string Cookie)> Link()
    {
        using var made = await _world.Hub.Call(Hr, "POST", $"{Item}/links");
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var set = made.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("httponly", set, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", set, StringComparison.OrdinalIgnoreCase);
        return ((await PersonsWorld.Body(made)).GetProperty("url").GetString()!, set.Split(';')[0]);
    }

    private async Task<HttpResponseMessage> Follow(string url, string? cookie, RangeHeaderValue? range)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_world.Hub.Hub.Address, url));
        if (cookie is not null) request.Headers.TryAddWithoutValidation("Cookie", cookie);
        request.Headers.Range = range;
        return await _http.SendAsync(request);
    }

    private async Task<HttpResponseMessage> Ask(string token, string path, RangeHeaderValue? range, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_world.Hub.Hub.Address, $"api/v1/{path}"));
        request.Headers.Authorization = new("Bearer", token);
        request.Headers.Range = range;
        change?.Invoke(request);
        return await _http.SendAsync(request);
    }
}
