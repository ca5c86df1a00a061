using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Records;
using HrHub.IntegrationTests.Persons;
using HrHub.Pipeline.Purge;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.IntegrationTests.Work;

/// <summary>Materials that HR uploads, over HTTP.</summary>
public sealed class MaterialTests : IAsyncLifetime
{
    private const string Mark = "MARK-MATERIAL-9f3c";
    private readonly HttpClient _http = new();
    private PersonsWorld _world = null!;

    public async Task InitializeAsync() => _world = await PersonsWorld.Start();

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task A_large_upload_is_sealed_read_back_in_ranges_and_the_same_again_is_one()
    {
        var video = Video(5_000_000);
        using var added = await Upload(video, "interviewRecord", "面试录像 林小雨.mp4");
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        var material = (await PersonsWorld.Body(added)).GetProperty("material");
        Assert.Equal(("video", "video/mp4", "面试录像 林小雨.mp4", "notScanned", video.Length, Convert.ToHexStringLower(SHA256.HashData(video))),
            (Text(material, "kind"), Text(material, "contentType"), Text(material, "fileName"), Text(material, "scan"), material.GetProperty("length").GetInt32(), Text(material, "sha256")));
        using var again = await Upload(video, "interviewRecord", "another name.mp4");
        Assert.Equal(Text(material, "materialId"), Text((await PersonsWorld.Body(again)).GetProperty("material"), "materialId"));
        Assert.Single((await _world.File(PersonsWorld.Lin)).Work.Materials);
        Assert.Single(Objects());
        Assert.Empty(StoredIn(_world.Hub.Folder, Mark));

        await AtStage("human-interview");
        using var whole = await Get($"/{Text(material, "materialId")}");
        Assert.Equal(video, await whole.Content.ReadAsByteArrayAsync());
        Assert.Equal(("attachment", "nosniff"), (whole.Content.Headers.ContentDisposition!.DispositionType, whole.Headers.GetValues("X-Content-Type-Options").Single()));
        using var part = await Get($"/{Text(material, "materialId")}", range: new(1_048_570, 1_048_590));
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(video[1_048_570..1_048_591], await part.Content.ReadAsByteArrayAsync());
        Assert.Contains(await _world.Trail(PersonsWorld.Lin), entry => entry is { Action: AuditAction.Read, FieldClass: "materials", Who.Id: "hr-1" } && entry.Record == Text(material, "materialId"));
    }

    [Fact]
    public async Task What_it_is_is_told_by_its_bytes_and_never_by_its_name()
    {
        foreach (var (bytes, kind) in ((byte[], string)[])[("%PDF-1.7 x"u8.ToArray(), "pdf"), (Docx("word/document.xml"), "word"), ([0xff, 0xd8, 0xff, 0xe0, 1], "image"), ("GIF89a"u8.ToArray(), "image")])
        {
            using var taken = await Upload(bytes, "certificate", "anything.exe");
            Assert.Equal((HttpStatusCode.Created, kind), (taken.StatusCode, Text((await PersonsWorld.Body(taken)).GetProperty("material"), "kind")));
        }
        var before = Objects().Count;
        foreach (var bytes in (byte[][])["MZ\u0090 program"u8.ToArray(), "<html><script>"u8.ToArray(), Docx("xl/workbook.xml"), Docx("word/document.xml", "word/vbaProject.bin"), [], [0xd0, 0xcf, 0x11, 0xe0, .. new byte[2000]]])
        {
            using var refused = await Upload(bytes, "resume", "resume.pdf");
            await PersonsWorld.IsProblem(refused, HttpStatusCode.UnsupportedMediaType, "material-type");
        }
        Assert.Equal(before, Objects().Count);
    }

    [Fact]
    public async Task What_is_too_large_for_its_kind_is_refused_and_nothing_of_it_stays()
    {
        using var refused = await Upload([.. "%PDF-1.7 "u8, .. new byte[21 << 20]], "resume", "resume.pdf");
        await PersonsWorld.IsProblem(refused, HttpStatusCode.RequestEntityTooLarge, "body-too-large");
        Assert.Empty(Objects());
        Assert.Empty((await _world.File(PersonsWorld.Lin)).Work.Materials);
    }

    [Theory]
    [InlineData("?purpose=secret", "purpose")]
    [InlineData("?purpose=1", "purpose")]
    [InlineData("?purpose=resume&name=%E6%9E%97", "name")]
    public async Task An_address_that_says_nothing_of_use_is_refused(string query, string field)
    {
        using var refused = await _world.Hub.Call(Token("hr"), "POST", $"candidates/{PersonsWorld.Lin}/materials{query}", "%PDF-1.7");
        await PersonsWorld.IsProblem(refused, HttpStatusCode.BadRequest, "bad-request");
        Assert.Equal(field, Text(await PersonsWorld.Body(refused), "field"));
    }

    [Fact]
    public async Task A_form_brings_its_first_file()
    {
        using var form = new MultipartFormDataContent { { new StringContent("x"), "note" }, { new ByteArrayContent("%PDF-1.7 form"u8.ToArray()), "file", "folder/简历.pdf" } };
        using var added = await Send(form, "resume");
        Assert.Equal("简历.pdf", Text((await PersonsWorld.Body(added)).GetProperty("material"), "fileName"));
    }

    [Fact]
    public async Task A_background_check_is_seen_from_its_stage_on_and_by_HR_alone()
    {
        using var added = await Upload("%PDF-1.7 check"u8.ToArray(), "backgroundCheck", null);
        var id = Text((await PersonsWorld.Body(added)).GetProperty("material"), "materialId");
        foreach (var (stage, role, seen) in ((string, string, bool)[])[("human-interview", "hr", false), ("background-check", "hr", true), ("background-check", "department-head", false), ("offer", "interviewer", false), ("human-interview", "hr-admin", false)])
        {
            await AtStage(stage);
            using var read = await Get($"/{id}", role);
            using var listed = await Get("", role);
            Assert.Equal((seen ? HttpStatusCode.OK : HttpStatusCode.NotFound, seen ? 1 : 0), (read.StatusCode, (await PersonsWorld.Body(listed)).GetProperty("materials").GetArrayLength()));
        }
    }

    [Fact]
    public async Task Deleting_is_for_the_administrator_and_leaves_no_byte()
    {
        using var added = await Upload("%PDF-1.7 gone"u8.ToArray(), "other", null);
        var path = $"candidates/{PersonsWorld.Lin}/materials/{Text((await PersonsWorld.Body(added)).GetProperty("material"), "materialId")}";
        using var refused = await _world.Hub.Call(Token("hr"), "DELETE", path);
        await PersonsWorld.IsProblem(refused, HttpStatusCode.Forbidden, "forbidden");
        using var stale = await _world.Hub.Call(Token("hr-admin"), "DELETE", path, ifMatch: "\"1\"");
        await PersonsWorld.IsProblem(stale, HttpStatusCode.PreconditionFailed, "stale-etag");
        Assert.Single(Objects());
        using var deleted = await _world.Hub.Call(Token("hr-admin"), "DELETE", path);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Empty(Objects());
    }

    [Fact]
    public async Task Malware_is_refused_and_what_the_scanner_passed_says_so()
    {
        await using var clamd = new ClamdStub();
        await using var world = await PersonsWorld.Start(("Materials:ClamdHost", "127.0.0.1"), ("Materials:ClamdPort", clamd.Port.ToString()), ("Materials:ScanRequired", "true"));
        using var infected = await Send(world, new ByteArrayContent("%PDF-1.7 MALWARE"u8.ToArray()), "resume");
        await PersonsWorld.IsProblem(infected, HttpStatusCode.UnprocessableEntity, "infected");
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(world.Hub.Folder, "objects"), "*", SearchOption.AllDirectories));
        using var clean = await Send(world, new ByteArrayContent([.. "%PDF-1.7 "u8, .. new byte[3_000_000]]), "resume");
        Assert.Equal("clean", Text((await PersonsWorld.Body(clean)).GetProperty("material"), "scan"));
    }

    [Theory]
    [InlineData("true", HttpStatusCode.ServiceUnavailable)]
    [InlineData("false", HttpStatusCode.Created)]
    public async Task Where_the_scanner_is_away_nothing_is_taken_if_scans_are_required(string required, HttpStatusCode status)
    {
        var clamd = new ClamdStub();
        var port = clamd.Port.ToString();
        await clamd.DisposeAsync();
        await using var world = await PersonsWorld.Start(("Materials:ClamdHost", "127.0.0.1"), ("Materials:ClamdPort", port), ("Materials:ScanRequired", required));
        using var answer = await Send(world, new ByteArrayContent("%PDF-1.7"u8.ToArray()), "resume");
        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task A_material_is_in_the_archive_and_no_byte_of_it_is_left_after_an_erasure()
    {
        using var added = await Upload(Video(2_500_000), "other", $"{Mark}.mp4");
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        var person = _world.TokenOf(PersonsWorld.Lin);
        var caseId = await _world.Open(person, PersonsWorld.Lin, """{"kind":"access"}""");
        await _world.Grant(caseId);
        using var archive = await _world.Hub.Call(person, "GET", $"cases/{caseId}/archive");
        using var zip = new ZipArchive(new MemoryStream(await archive.Content.ReadAsByteArrayAsync()));
        var entry = Assert.Single(zip.Entries, entry => entry.FullName.StartsWith("materials/", StringComparison.Ordinal));
        Assert.Equal(2_500_000, entry.Length);

        var sealedObject = Assert.Single(Objects());
        Assert.NotNull((await _world.Hub.Hub.Pipeline.GetRequiredService<EraseCandidate>().Handle(PersonsWorld.Lin, "PIPL-3Y", Caller.Hub("test"), default)).Value);

        Assert.Empty(Objects());
        Assert.Empty(StoredIn(_world.Hub.Folder, Mark));
        Assert.Empty(StoredIn(_world.Hub.Folder, Path.GetFileName(sealedObject)));
    }

    [Fact]
    public async Task What_was_uploaded_moves_with_the_person_and_opens_under_the_new_key_alone()
    {
        // Two deliveries whose people turn out to be one, by the e-mail address that the first one gets later.
        await Deliver("""{"vendorInterviewId":"m-1","status":"completed","candidate":{"name":"林小雨","phone":"13900139000"}}""", "m-1");
        await Deliver("""{"vendorInterviewId":"m-2","status":"completed","candidate":{"name":"林小雨","email":"new.lin@example.com"}}""", "m-2");
        var (from, to) = (await HomeOf("m-1"), await HomeOf("m-2"));
        Assert.NotEqual(from, to);
        foreach (var id in (string[])[from, to])
            Assert.Equal(HttpStatusCode.Created, (await Send(_world, new ByteArrayContent(Encoding.ASCII.GetBytes($"%PDF-1.7 {id}")), "resume", id)).StatusCode);

        await Deliver("""{"vendorInterviewId":"m-1","status":"completed","candidate":{"name":"林小雨","phone":"13900139000","email":"new.lin@example.com"}}""", "m-3");

        var home = await _world.Hub.Files.Home(from, default);
        Assert.Equal(home!.CandidateId, (await _world.Hub.Files.Home(to, default))!.CandidateId);
        Assert.Equal(2, home.Work.Materials.Count);
        Assert.All(home.Work.Materials, material => Assert.Equal(home.CandidateId, Core.Keys.SealingKey.KeyIdOf(material.Sealed.WrappedKey)));
        foreach (var material in home.Work.Materials)
        {
            using var read = await _world.Hub.Call(Token("hr"), "GET", $"candidates/{from}/materials/{material.MaterialId}");
            Assert.StartsWith("%PDF-1.7 cand-", await read.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        Assert.NotNull((await _world.Hub.Hub.Pipeline.GetRequiredService<EraseCandidate>().Handle(home.CandidateId, "PIPL-3Y", Caller.Hub("test"), default)).Value);
        Assert.Empty(Objects());
    }

    private async Task Deliver(string json, string deliveryId)
    {
        (await _world.Hub.Deliver("canonical", Encoding.UTF8.GetBytes(json), deliveryId)).Dispose();
        await _world.Hub.Idle();
    }

    private async Task<string> HomeOf(string vendorInterviewId)
        => (await _world.Hub.Hub.Pipeline.GetRequiredService<ResolveCandidate>().Home(Core.Canonical.Ids.InterviewId("canonical", vendorInterviewId), default))!;

    private string Token(string role) => _world.Provider.Token(role, $"{role}-1");

    private async Task AtStage(string stage) => await _world.Save((await _world.File(PersonsWorld.Lin)) with { Stage = stage });

    private Task<HttpResponseMessage> Upload(byte[] bytes, string purpose, string? name)
    {
        var content = new ByteArrayContent(bytes);
        if (name is not null) content.Headers.ContentDisposition = new("attachment") { FileNameStar = name };
        return Send(content, purpose);
    }

    private Task<HttpResponseMessage> Send(HttpContent content, string purpose) => Send(_world, content, purpose);

    private async Task<HttpResponseMessage> Send(PersonsWorld world, HttpContent content, string purpose, string candidateId = PersonsWorld.Lin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(world.Hub.Hub.Address, $"api/v1/candidates/{candidateId}/materials?purpose={purpose}")) { Content = content };
        request.Headers.Authorization = new("Bearer", world.Provider.Token("hr", "hr-1"));
        return await _http.SendAsync(request);
    }

    private async Task<HttpResponseMessage> Get(string path, string role = "hr", RangeHeaderValue? range = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_world.Hub.Hub.Address, $"api/v1/candidates/{PersonsWorld.Lin}/materials{path}"));
        request.Headers.Authorization = new("Bearer", Token(role));
        request.Headers.Range = range;
        return await _http.SendAsync(request);
    }

    private List<string> Objects() => [.. Directory.EnumerateFiles(Path.Combine(_world.Hub.Folder, "objects"), "*", SearchOption.AllDirectories)];

    private static IEnumerable<string> StoredIn(string folder, string text) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(path => !path.EndsWith(".alive", StringComparison.Ordinal) && (path.Contains(".db", StringComparison.Ordinal) || path.Contains("objects", StringComparison.Ordinal))).Where(path =>
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
    });

    /// <summary>Begins like a video, and is full of a mark.</summary>
    private static byte[] Video(int length)
    {
        var bytes = new byte[length];
        for (var at = 12; at + Mark.Length < length; at += Mark.Length) Encoding.ASCII.GetBytes(Mark, bytes.AsSpan(at));
        ((byte[])[0, 0, 0, 24, .. "ftypisom"u8]).CopyTo(bytes, 0);
        return bytes;
    }

    private static byte[] Docx(params string[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var part in parts.Prepend("[Content_Types].xml")) zip.CreateEntry(part).Open().Dispose();
        return bytes.ToArray();
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
