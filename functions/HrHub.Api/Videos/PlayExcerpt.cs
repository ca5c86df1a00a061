using HrHub.Api.Candidates;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Media;
using HrHub.Core.Media.Clips;
using HrHub.Core.Work;

namespace HrHub.Api.Videos;

/// <summary>
/// One minute of a captured video, as fragmented MP4, from <c>start</c> on, else from where the first behaviour was observed. Who may watch the video may see it, and it is on record as watching. Where ffmpeg is missing, the answer is 501
/// and says what to install.
/// </summary>
public sealed class PlayExcerpt(OpenInterview open, CutExcerpt cut)
{
    /// <param name="candidateId">Whose.</param>
    /// <param name="interviewId">Of which interview.</param>
    /// <param name="mediaId">Which item.</param>
    /// <param name="start">Seconds; null for where the first behaviour was observed.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="ct">Cancels before the audit entry is written, or while the excerpt is made.</param>
    /// <returns>To be disposed after use.</returns>
    public async Task<Outcome<OpenedMedia>> Handle(string candidateId, string interviewId, string mediaId, double? start, Caller caller, CancellationToken ct)
    {
        var opened = await open.Handle(candidateId, interviewId, SeenClass.Video, "video", caller, ct, Right.Watch, record: mediaId);
        return opened.Error is { } error ? error : await cut.Handle(opened.Value!.Interview, mediaId, start, ct);
    }
}
