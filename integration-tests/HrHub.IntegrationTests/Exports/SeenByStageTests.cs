using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using HrHub.IntegrationTests.Persons;
using UglyToad.PdfPig;

namespace HrHub.IntegrationTests.Exports;

/// <summary>What a person's stage does not show, nothing that is listed or carried away shows either.</summary>
public sealed class SeenByStageTests : IAsyncLifetime
{
    private const string Said = "我带过五个人的团队";
    private PersonsWorld _world = null!;

    private string Hr => _world.Provider.Token("hr", "hr-7");

    public async Task InitializeAsync()
    {
        _world = await PersonsWorld.Start();
        await _world.Capture(PersonsWorld.Lin, "media-lin", [.. "\0\0\0\u0018ftypisom"u8, 1, 2, 3]);
    }

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Theory]
    [InlineData("ai-interview", true)]
    [InlineData("resume", false)]
    public async Task A_report(string stage, bool seen)
    {
        await At(stage);
        using var answer = await _world.Hub.Call(Hr, "GET", $"candidates/{PersonsWorld.Lin}/report?lang=zh");
        using var document = PdfDocument.Open(await answer.Content.ReadAsByteArrayAsync());
        var text = string.Concat(document.GetPages().Select(page => page.Text));
        Assert.Contains("林小雨", text, StringComparison.Ordinal);
        Assert.Equal((seen, seen), (text.Contains(Said, StringComparison.Ordinal), text.Contains("总分", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("ai-interview", true)]
    [InlineData("resume", false)]
    public async Task An_archive(string stage, bool seen)
    {
        await At(stage);
        using var answer = await _world.Hub.Call(Hr, "POST", "exports/archive", """{"name":"林小雨","reports":false}""");
        using var zip = new ZipArchive(new MemoryStream(await answer.Content.ReadAsByteArrayAsync()));
        Assert.Equal(seen, zip.Entries.Any(entry => entry.FullName.Contains("/media/", StringComparison.Ordinal)));
        var record = await Text(zip, zip.Entries.Single(entry => entry.FullName.Contains("/interviews/", StringComparison.Ordinal)).FullName);
        var interview = JsonDocument.Parse(record).RootElement.GetProperty("interview");
        Assert.Equal((seen, seen), (record.Contains(Said, StringComparison.Ordinal), interview.TryGetProperty("overall", out _)));
        Assert.Equal(seen, (await Text(zip, "interviews.csv")).Contains("82", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ai-interview", true)]
    [InlineData("resume", false)]
    public async Task A_table(string stage, bool seen)
    {
        await At(stage);
        using var answer = await _world.Hub.Call(Hr, "POST", "exports/interviews", """{"name":"林小雨","format":"jsonl"}""");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var row = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("interview");
        Assert.Equal((PersonsWorld.Lin, seen), (row.GetProperty("candidateId").GetString(), row.TryGetProperty("score", out _)));
    }

    [Theory]
    [InlineData("hr", "ai-interview", true)]
    [InlineData("hr", "resume", false)]
    [InlineData("system", "ai-interview", true)]
    [InlineData("system", "resume", false)]
    public async Task A_file(string role, string stage, bool seen)
    {
        await At(stage);
        using var answer = await _world.Hub.Call(_world.Provider.Token(role), "GET", $"candidates/{PersonsWorld.Lin}");
        var interview = Assert.Single((await PersonsWorld.Body(answer)).GetProperty("interviews").EnumerateArray());
        Assert.Equal(seen, interview.TryGetProperty(role is "system" ? "overall" : "score", out _));
    }

    [Theory]
    [InlineData("ai-interview", true)]
    [InlineData("resume", false)]
    public async Task A_list(string stage, bool seen)
    {
        await At(stage);
        using var answer = await _world.Hub.Call(Hr, "POST", "search", """{"name":"林小雨"}""");
        var found = Assert.Single((await PersonsWorld.Body(answer)).GetProperty("items").EnumerateArray());
        Assert.Equal((seen, seen), (found.TryGetProperty("score", out _), found.GetProperty("folder").GetString()!.Length > 0));
    }

    private async Task At(string stage) => await _world.Save((await _world.File(PersonsWorld.Lin)) with { Stage = stage });

    private static async Task<string> Text(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(await zip.GetEntry(name)!.OpenAsync(), Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
