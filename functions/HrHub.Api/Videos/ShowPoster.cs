using HrHub.Api.Candidates;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Media;
using HrHub.Core.Media.Clips;
using HrHub.Core.Work;

namespace HrHub.Api.Videos;

/// <summary>The still of a captured video, as JPEG: who may watch the video may see it, and it is on record as watching. Where ffmpeg is missing, the answer is 501 and says what to install.</summary>
public sealed class ShowPoster(OpenInterview open, TakePoster poster)
{
    /// <param name="candidateId">Whose.</param>
    /// <param name="interviewId">Of which interview.</param>
    /// <param name="mediaId">Which item.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="ct">Cancels before the audit entry is written, or while the still is made.</param>
    /// <returns>To be disposed after use.</returns>
    public async Task<Outcome<OpenedMedia>> Handle(string candidateId, string interviewId, string mediaId, Caller caller, CancellationToken ct)
    {
        var opened = await open.Handle(candidateId, interviewId, SeenClass.Video, "video", caller, ct, Right.Watch, record: mediaId);
        return opened.Error is { } error ? error : await poster.Handle(opened.Value!.File.CandidateId, opened.Value.Interview, mediaId, ct);
    }
}
