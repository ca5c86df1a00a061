using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;

namespace HrHub.Api.Work;

/// <summary>Takes one's own comment back. Nothing of it stays but that it was taken back.</summary>
public sealed class DeleteComment(WorkOnFile works)
{
    public async Task<Outcome<Changed>> Handle(string candidateId, string commentId, string? ifMatch, Caller caller, CancellationToken ct)
    {
        var deleting = new AuditEvent { Chain = candidateId, Who = caller, Action = AuditAction.CommentDeleted, Record = commentId, FieldClass = "comments" };
        var changed = await works.Handle(caller, Right.Comment, deleting, ifMatch, file =>
        {
            if (file.Work.Comments.FirstOrDefault(known => known.CommentId == commentId) is not { } comment) return HubError.NotFound;
            return comment.By != caller.Id ? HubError.Forbidden : file with { Work = file.Work with { Comments = [.. file.Work.Comments.Where(known => known.CommentId != commentId)] } };
        }, ct);
        return changed.Error is { } error ? error : new Changed(changed.Value!.CandidateId, changed.Value.Version);
    }
}
