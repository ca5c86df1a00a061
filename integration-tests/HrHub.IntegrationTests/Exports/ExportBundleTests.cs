using System.IO.Compression;
using System.Net;
using System.Text.Json;
using HrHub.Core.Audit;
using HrHub.IntegrationTests.Persons;

namespace HrHub.IntegrationTests.Exports;

/// <summary>Archives of videos, reports and records over HTTP.</summary>
public sealed class ExportBundleTests : IAsyncLifetime
{
    private static readonly byte[] Video = [.. "\0\0\0\u0018ftypisom"u8, .. Enumerable.Range(0, 3_000_000).Select(number => (byte)(number * 31))];
    private PersonsWorld _world = null!;

    public async Task InitializeAsync()
    {
        _world = await PersonsWorld.Start(("Exports:InterviewsInArchive", "3"));
        await _world.Capture(PersonsWorld.Lin, "media-lin", Video);
    }

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task It_holds_videos_reports_records_and_a_table_and_everybody_in_it_is_on_the_trail()
    {
        using var zip = await Take("""{"batch":"2026-autumn"}""");
        Assert.Equal(Video, await Bytes(zip, $"{PersonsWorld.Lin}/media/media-lin.mp4"));
        Assert.Equal("%PDF"u8.ToArray(), (await Bytes(zip, $"{PersonsWorld.Ada}/report.pdf"))[..4]);
        var record = zip.Entries.Single(entry => entry.FullName.StartsWith($"{PersonsWorld.Lin}/interviews/", StringComparison.Ordinal));
        var json = JsonDocument.Parse(await Bytes(zip, record.FullName)).RootElement.GetProperty("interview");
        Assert.Equal("990***********0018", json.GetProperty("candidate").GetProperty("nationalId").GetString());
        Assert.Contains("Ada Byron", System.Text.Encoding.UTF8.GetString(await Bytes(zip, "interviews.csv")), StringComparison.Ordinal);
        var about = JsonDocument.Parse(await Bytes(zip, "about.json")).RootElement;
        Assert.Equal(("hr-7", 2), (about.GetProperty("exported").GetProperty("by").GetString(), about.GetProperty("interviews").GetInt32()));

        var entry = Assert.Single(await _world.Trail(AuditEvent.HubChain), happened => happened.Action == AuditAction.Exported);
        Assert.Equal([PersonsWorld.Ada, PersonsWorld.Lin], entry.Shown!.Order());
        Assert.Equal("archive-with-videos", entry.FieldClass);
    }

    [Fact]
    public async Task Only_what_is_wanted_is_in_it()
    {
        using var zip = await Take("""{"name":"林小雨","videos":false,"records":false}""");
        Assert.Equal(["about.json", $"{PersonsWorld.Lin}/report.pdf", "interviews.csv"], zip.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_changed_video_breaks_it_off()
    {
        var path = Directory.EnumerateFiles(_world.Hub.Folder, "media-lin.1*", SearchOption.AllDirectories).Single();
        var bytes = await File.ReadAllBytesAsync(path);
        bytes[2_500_000] ^= 1;
        await File.WriteAllBytesAsync(path, bytes);
        using var answer = await _world.Hub.Call(_world.Provider.Token("hr", "hr-7"), "POST", "exports/archive", "{}");
        await Assert.ThrowsAsync<HttpRequestException>(() => answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task More_interviews_than_an_archive_may_hold_are_refused()
    {
        foreach (var number in Enumerable.Range(1, 2)) await _world.Save(TestKit.People.File($"cand-{number}", TestKit.People.Interview($"more-{number}")));
        using var answer = await _world.Hub.Call(_world.Provider.Token("hr"), "POST", "exports/archive", "{}");
        await PersonsWorld.IsProblem(answer, HttpStatusCode.Conflict, "too-many-rows");
    }

    private async Task<ZipArchive> Take(string json)
    {
        using var answer = await _world.Hub.Call(_world.Provider.Token("hr", "hr-7"), "POST", "exports/archive", json);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new ZipArchive(new MemoryStream(await answer.Content.ReadAsByteArrayAsync()));
    }

    private static async Task<byte[]> Bytes(ZipArchive zip, string name)
    {
        var copy = new MemoryStream();
        await using var entry = await zip.GetEntry(name)!.OpenAsync();
        await entry.CopyToAsync(copy);
        return copy.ToArray();
    }
}
