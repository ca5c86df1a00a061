using System.Net;
using System.Text.Json;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;
using HrHub.Core.Cases;
using HrHub.Core.Keys;
using HrHub.Core.Media;
using HrHub.Core.Media.Sealing;
using HrHub.Core.Records;
using HrHub.Local.Hosting;
using HrHub.TestKit;
using HrHub.TestKit.Media;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.IntegrationTests.Persons;

/// <summary>A hub that trusts an OpenID provider outside it, and two people whom it knows.</summary>
public sealed class PersonsWorld : IAsyncDisposable
{
    public const string Lin = "cand-lin", Ada = "cand-ada";

    private readonly TempFolder _tools;

    private PersonsWorld(TestHub hub, OpenIdProvider provider, TempFolder tools) => (Hub, Provider, _tools) = (hub, provider, tools);

    public TestHub Hub { get; }
    public OpenIdProvider Provider { get; }
    public ICases Cases => Hub.Hub.Api.GetRequiredService<ICases>();

    public T Service<T>() where T : notnull => Hub.Hub.Api.GetRequiredService<T>();
    public string Compliance => Provider.Token("compliance", "officer-1");

    /// <param name="settings">Those of the provider, and of what stands in for ffmpeg, give way to them.</param>
    public static Task<PersonsWorld> Start(params (string, string?)[] settings) => Start((_, _) => null, settings);

    /// <param name="ports">As of <see cref="TestHub"/>.</param>
    /// <param name="settings">As above.</param>
    public static async Task<PersonsWorld> Start(Func<string, IConfiguration, IHubPorts?> ports, params (string, string?)[] settings)
    {
        var (provider, tools) = (await OpenIdProvider.Start(), new TempFolder());
        (string, string?)[] usual = [.. provider.Settings, ("Videos:FfmpegPath", new StandInTool(tools).Answering().Path)];
        var world = new PersonsWorld(await TestHub.Start(_ => { }, ports, [.. usual.Where(own => settings.All(given => given.Item1 != own.Item1)), .. settings]), provider, tools);
        await world.Save(People.File(Lin, People.Interview("lin-1")));
        await world.Save(People.File(Ada, People.Interview("ada-1", People.Ada)));
        return world;
    }

    public async Task Save(CandidateFile file, params IReadOnlyList<RawDelivery> raw)
    {
        var before = await Hub.Files.Find(file.CandidateId, default);
        if (!await Hub.Files.Save(file with { Version = (before?.File.Version ?? 0) + 1 }, before?.ETag, raw, [], default)) throw new InvalidOperationException("The file changed.");
    }

    public async Task<CandidateFile> File(string candidateId) => (await Hub.Files.Find(candidateId, default))!.File;

    public string TokenOf(string candidateId) => Provider.Token("candidate", $"account-of-{candidateId}", candidateId, mfa: false);

    /// <summary>What was put on the candidate's trail by callers of the API.</summary>
    public async Task<IReadOnlyList<AuditEvent>> Trail(string chain)
        => await Hub.Hub.Api.GetRequiredService<IAuditLog>().Chain(chain, default).Select(entry => entry.Event).ToListAsync();

    /// <returns>The new case's id.</returns>
    public async Task<string> Open(string token, string candidateId, string json)
    {
        using var answer = await Hub.Call(token, "POST", $"candidates/{candidateId}/cases", json);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await Body(answer)).GetProperty("caseId").GetString()!;
    }

    /// <summary>Checks the identity, and grants.</summary>
    public async Task<JsonElement> Grant(string caseId)
    {
        using var check = await Hub.Call(Compliance, "POST", $"cases/{caseId}/identity-check", """{"how":"The identity card was seen at the branch."}""");
        Assert.Equal(HttpStatusCode.OK, check.StatusCode);
        using var decision = await Hub.Call(Compliance, "POST", $"cases/{caseId}/decision", """{"granted":true,"reason":"As the law says."}""");
        Assert.Equal(HttpStatusCode.OK, decision.StatusCode);
        return await Body(decision);
    }

    /// <summary>Seals a video into the candidate's first interview, as capture does.</summary>
    public async Task Capture(string candidateId, string mediaId, byte[] video)
    {
        var (objects, keys) = (Hub.Hub.Pipeline.GetRequiredService<ISealedObjects>(), Hub.Hub.Pipeline.GetRequiredService<KeyRing>());
        var (dataKey, name) = (new byte[32], $"{mediaId}.1");
        using var candidate = await keys.Candidate(candidateId, default);
        await using var writer = await SealedWriter.Open(objects, name, dataKey, default);
        var content = await writer.WriteToEnd(new MemoryStream(video), null, default);
        var reference = content.In(name, DataKey.Wrap(dataKey, candidate, name));
        var item = new MediaItem { MediaId = mediaId, Kind = MediaKind.Video, ContentType = "video/mp4", State = MediaState.Captured, Sha256 = content.Sha256, Length = content.Length, SealedObject = name };
        var file = await File(candidateId);
        var interview = file.Interviews[0];
        await Save(file.With(interview with
        {
            Interview = interview.Interview with { Media = [item] },
            Captured = new Dictionary<string, MediaItem> { [mediaId] = item },
            SealedMedia = new Dictionary<string, SealedReference> { [mediaId] = reference },
        }));
    }

    public static async Task<JsonElement> Body(HttpResponseMessage answer) => JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

    /// <summary>Problem details of this kind that say nothing of a person.</summary>
    public static async Task IsProblem(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(status == answer.StatusCode, $"{answer.StatusCode}: {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal($"urn:hrhub:{code}", JsonDocument.Parse(text).RootElement.GetProperty("type").GetString());
        foreach (var personal in new[] { "林小雨", "xiaoyu", "13800138000", "990101199902290018", "Ada", "Byron" }) Assert.DoesNotContain(personal, text, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await Hub.DisposeAsync();
        await Provider.DisposeAsync();
        _tools.Dispose();
    }
}
