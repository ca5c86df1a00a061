using HrHub.Api.Candidates;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Media;
using HrHub.Core.Work;

namespace HrHub.Api.Videos;

/// <summary>Opens a captured video, recording or document of an interview to be watched, or to be taken away, which is another right.</summary>
public sealed class WatchMedia(OpenInterview open, OpenMedia media)
{
    /// <param name="candidateId">Whose.</param>
    /// <param name="interviewId">Of which interview.</param>
    /// <param name="mediaId">Which item.</param>
    /// <param name="toKeep">To take it away as a file.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="ct">Cancels before the audit entry is written.</param>
    /// <returns>To be disposed after use.</returns>
    public async Task<Outcome<OpenedMedia>> Handle(string candidateId, string interviewId, string mediaId, bool toKeep, Caller caller, CancellationToken ct)
    {
        var opened = await open.Handle(candidateId, interviewId, SeenClass.Video, "video", caller, ct, toKeep ? Right.DownloadVideo : Right.Watch, toKeep ? AuditAction.Exported : AuditAction.Read, mediaId);
        if (opened.Error is { } error) return error;
        var interview = opened.Value!.Interview;
        return interview.SealedMedia.ContainsKey(mediaId) ? await media.Open(interview, mediaId, ct) : HubError.NotFound;
    }
}
