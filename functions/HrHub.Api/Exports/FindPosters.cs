using System.Security.Cryptography;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using HrHub.Core.Media.Clips;
using HrHub.Core.Records;
using HrHub.Core.Work;
using Microsoft.Extensions.Logging;

namespace HrHub.Api.Exports;

/// <summary>The stills of a file's videos for a report: only for those who may watch them at the person's stage. A still that can't be made is left out; why is in the log.</summary>
public sealed partial class FindPosters(TakePoster poster, ILogger<FindPosters> log)
{
    /// <summary>The conversation itself before a camera beside it, and that before a screen.</summary>
    private static readonly MediaKind[] Preferred = [MediaKind.Video, MediaKind.WebcamVideo, MediaKind.ScreenVideo];

    /// <param name="file">With what the caller may see.</param>
    /// <param name="caller">Who will read the report.</param>
    /// <param name="ct">Cancels between interviews, and while one is made.</param>
    /// <returns>By interview id.</returns>
    public async Task<IReadOnlyDictionary<string, byte[]>> Handle(CandidateFile file, Caller caller, CancellationToken ct)
    {
        var found = new Dictionary<string, byte[]>();
        if (!caller.Can(Right.Watch) || !StageSight.Sees(caller.Role, file.Stage, SeenClass.Video)) return found;
        foreach (var interview in file.Interviews)
            if (VideoOf(interview) is { } mediaId && await Still(file.CandidateId, interview, mediaId, ct) is { } jpeg) found[interview.Interview.InterviewId] = jpeg;
        return found;
    }

    private static string? VideoOf(InterviewFile interview) => interview.Captured.Values
        .Where(item => Preferred.Contains(item.Kind) && interview.SealedMedia.ContainsKey(item.MediaId))
        .OrderBy(item => Array.IndexOf(Preferred, item.Kind)).ThenBy(item => item.MediaId, StringComparer.Ordinal).FirstOrDefault()?.MediaId;

    private async Task<byte[]?> Still(string candidateId, InterviewFile interview, string mediaId, CancellationToken ct)
    {
        try
        {
            if ((await poster.Handle(candidateId, interview, mediaId, ct)).Value is not { } opened) return null;
            await using (opened)
            {
                var jpeg = new byte[opened.Content.Length];
                await opened.Content.ReadExactlyAsync(jpeg, ct);
                return jpeg;
            }
        }
        catch (CryptographicException)
        {
            // A damaged video is told to whoever watches it; the scores can be read all the same.
            LogDamaged(mediaId);
            return null;
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The media item {MediaId} can't be opened: it was changed, or its key is gone. A report was written without its still.")]
    private partial void LogDamaged(string mediaId);
}
