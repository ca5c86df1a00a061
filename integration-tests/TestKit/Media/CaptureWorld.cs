using System.Text.Json;
using HrHub.Core.Canonical;
using HrHub.Core.Media;
using HrHub.Core.Media.Download;
using HrHub.Core.Messaging;
using HrHub.Core.Records;
using HrHub.Pipeline.Capture;
using Microsoft.Extensions.Logging.Abstractions;

namespace HrHub.TestKit.Media;

/// <summary>Capture over the real stores, with one candidate, and a bus whose messages the test reads.</summary>
public sealed class CaptureWorld : IAsyncDisposable, IMessageBus, IFreshLinks
{
    public const string CandidateId = "cand-1";
    public const string MediaId = "med-1";
    private readonly List<(string Entity, BusMessage Message)> _sent = [];

    public TestStores Stores { get; } = new();

    /// <summary>Where sealed media go; files unless a test says otherwise.</summary>
    public ISealedObjects Objects { get => field ?? Stores.Objects; init; }
    public DownloadOptions Download { get; set; } = new() { ReconnectSeconds = 0, Reconnects = 5 };
    public CaptureOptions Options { get; set; } = new();
    public ResolveHost? Resolve { get; set; }
    public IReadOnlyList<string> Hosts { get; set; } = [];

    /// <summary>What the vendor's API answers when it is asked for a link; null for nothing.</summary>
    public FreshLink? Fresh { get; set; }

    public int AskedForLinks { get; private set; }
    public IReadOnlyList<(string Entity, BusMessage Message)> Sent => _sent;

    public async Task Announce(string? url, MediaKind kind = MediaKind.Video, DateTimeOffset? expiresAt = null)
    {
        (await Stores.Keys.Candidate(CandidateId, default)).Dispose();
        var interview = People.Interview("v-1") with { Media = [new MediaItem { MediaId = MediaId, Kind = kind, SourceUrl = url, ExpiresAt = expiresAt }] };
        var before = await Stores.Files.Find(CandidateId, default);
        var file = People.File(CandidateId, interview);
        if (before is not null) file = before.File.With(before.File.Interviews[0] with { Interview = interview }) with { Version = before.File.Version + 1 };
        if (!await Stores.Files.Save(file, before?.ETag, [], [], default)) throw new InvalidOperationException("The file changed.");
    }

    /// <summary>Handles one message, by services made anew: nothing is remembered in memory.</summary>
    public async Task<MediaItem> Capture(int attempt = 1, CancellationToken ct = default)
    {
        using var http = new SafeHttp(Download, Resolve);
        var change = new ChangeCandidateFile(Stores.Files, Policies.Stamp, this, Stores.Clock);
        var capture = new CaptureMedia(Stores.Files,
            new SealMedia(new VideoSource(http, Download, Stores.Clock), Objects, Stores.Keys),
            new RecordCapture(change, Objects, this, Stores.Parked, Options, Stores.Clock),
            this, _ => Hosts, Stores.Clock, NullLogger<CaptureMedia>.Instance);
        await capture.Handle(new CaptureMessage(CandidateId, (await InterviewFile()).Interview.InterviewId, MediaId, attempt), ct);
        return (await InterviewFile()).Interview.Media.Single();
    }

    /// <summary>As if the item had never been captured.</summary>
    public async Task Forget()
    {
        var stored = (await Stores.Files.Find(CandidateId, default))!;
        var fresh = stored.File.Interviews[0] with { SealedMedia = new Dictionary<string, Core.Media.Sealing.SealedReference>(), Captured = new Dictionary<string, MediaItem>() };
        if (!await Stores.Files.Save(stored.File.With(fresh) with { Version = stored.File.Version + 1 }, stored.ETag, [], [], default)) throw new InvalidOperationException("The file changed.");
    }

    public async Task<InterviewFile> InterviewFile() => (await Stores.Files.Find(CandidateId, default))!.File.Interviews.Single();

    public async Task<OpenedMedia> Open() => (await new OpenMedia(Stores.Files, Objects, Stores.Keys).Handle(CandidateId, MediaId, default)).Value!;

    /// <summary>The capture messages that were sent.</summary>
    public IReadOnlyList<(CaptureMessage Message, DateTimeOffset? NotBefore)> Again
        => [.. _sent.Where(sent => sent.Entity == Entities.Capture).Select(sent => (JsonSerializer.Deserialize<CaptureMessage>(sent.Message.Body, CanonicalJson.Options)!, sent.Message.ScheduledFor))];

    Task IMessageBus.Send(string entity, BusMessage message, CancellationToken ct)
    {
        _sent.Add((entity, message));
        return Task.CompletedTask;
    }

    Task IMessageBus.SendAll(string entity, IReadOnlyList<BusMessage> messages, CancellationToken ct)
    {
        foreach (var message in messages) _sent.Add((entity, message));
        return Task.CompletedTask;
    }

    Task<FreshLink?> IFreshLinks.Get(Interview interview, string mediaId, CancellationToken ct)
    {
        AskedForLinks++;
        return Task.FromResult(Fresh);
    }

    public ValueTask DisposeAsync() => Stores.DisposeAsync();
}
