using HrHub.Core.Canonical;
using HrHub.Core.Media;
using HrHub.Core.Media.Download;
using HrHub.Core.Messaging;
using HrHub.Core.Records;
using Microsoft.Extensions.Logging;

namespace HrHub.Pipeline.Capture;

/// <summary>Brings one announced media item into the sealed store, or writes down why not. Doing it again is harmless.</summary>
public sealed partial class CaptureMedia(ICandidateFiles files, SealMedia seal, RecordCapture record, IFreshLinks links, AllowedMediaHosts hosts, TimeProvider clock, ILogger<CaptureMedia> log)
{
    public async Task Handle(CaptureMessage message, CancellationToken ct)
    {
        var (home, interview) = await Find(message, ct);
        var item = interview?.Interview.Media.FirstOrDefault(media => media.MediaId == message.MediaId);
        if (interview is null || item is null || interview.SealedMedia.ContainsKey(message.MediaId))
        {
            LogNothingToDo(message.MediaId);
            return;
        }
        message = message with { CandidateId = home };
        try
        {
            var media = await Fetch(message, interview, item, ct);
            await record.Captured(message, media, ct);
            LogCaptured(message.MediaId, media.Reference.Length);
        }
        catch (MediaRefusedException refused)
        {
            LogRefused(message.MediaId, refused.Code);
            await record.Refused(message, MediaState.Refused, refused.Code, ct);
        }
        catch (LinkExpiredException)
        {
            LogRefused(message.MediaId, Refusal.Expired);
            await record.Refused(message, MediaState.Expired, Refusal.Expired, ct);
        }
        catch (CandidateGoneException)
        {
            LogNothingToDo(message.MediaId);
        }
        catch (Exception broken) when (CodeOf(broken) is { } code)
        {
            LogBroken(message.MediaId, message.Attempt, code);
            await record.Later(message, interview.Interview.Vendor, code, ct);
        }
    }

    private async Task<SealedMedia> Fetch(CaptureMessage message, InterviewFile interview, MediaItem item, CancellationToken ct)
    {
        var asked = item.SourceUrl is null || item.ExpiresAt <= clock.GetUtcNow();
        var url = asked ? await Fresh(interview, item, ct) : item.SourceUrl!;
        try
        {
            return await Seal(url);
        }
        catch (LinkExpiredException) when (!asked)
        {
            return await Seal(await Fresh(interview, item, ct));
        }

        Task<SealedMedia> Seal(string link) => seal.Handle(
            new(message.CandidateId, item, link, hosts(interview.Interview.Vendor), interview.CaptureAttempts.GetValueOrDefault(item.MediaId)),
            (attempt, token) => record.Began(message, attempt, token), ct);
    }

    private async Task<string> Fresh(InterviewFile interview, MediaItem item, CancellationToken ct)
        => (await links.Get(interview.Interview, item.MediaId, ct))?.Url ?? throw new LinkExpiredException(410);

    private async Task<(string CandidateId, InterviewFile? Interview)> Find(CaptureMessage message, CancellationToken ct)
    {
        var file = await files.Home(message.CandidateId, ct);
        return (file?.CandidateId ?? message.CandidateId, file is { Retention.Tombstone: null } ? file.Find(message.InterviewId) : null);
    }

    /// <returns>The reason of a failure that may pass, or null for any other.</returns>
    private static string? CodeOf(Exception failure) => failure switch
    {
        MediaNotReadyException => "media-not-ready",
        SourceChangedException => "source-keeps-changing",
        // The other worker goes on; or it died, and what holds the upload for it runs out: whoever comes later finds the object, or takes it up.
        UploadBusyException => "being-captured",
        TimeoutException => "source-timed-out",
        HttpRequestException => "source-unreachable",
        IOException => "connection-broken",
        ConcurrentChangeException => "file-kept-changing",
        _ => null,
    };

    [LoggerMessage(1, LogLevel.Information, "Media {MediaId} was captured: {Length} bytes.")]
    private partial void LogCaptured(string mediaId, long length);

    [LoggerMessage(2, LogLevel.Warning, "Media {MediaId} was refused: {Code}.")]
    private partial void LogRefused(string mediaId, string code);

    [LoggerMessage(3, LogLevel.Warning, "Media {MediaId} could not be fetched in try {Attempt}: {Code}.")]
    private partial void LogBroken(string mediaId, int attempt, string code);

    [LoggerMessage(4, LogLevel.Debug, "Media {MediaId}: nothing to capture.")]
    private partial void LogNothingToDo(string mediaId);
}
