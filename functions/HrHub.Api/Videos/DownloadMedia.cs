using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Media;

namespace HrHub.Api.Videos;

/// <summary>Takes a media item away as a file: a right of its own, and on record as an export.</summary>
public sealed class DownloadMedia(WatchMedia watch)
{
    public Task<Outcome<OpenedMedia>> Handle(string candidateId, string interviewId, string mediaId, Caller caller, CancellationToken ct)
        => watch.Handle(candidateId, interviewId, mediaId, toKeep: true, caller, ct);
}
