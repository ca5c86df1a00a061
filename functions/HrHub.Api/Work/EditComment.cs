using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;

namespace HrHub.Api.Work;

/// <summary>Changes one's own comment.</summary>
public sealed class EditComment(WorkOnFile works, TimeProvider clock)
{
    public async Task<Outcome<CommentView>> Handle(string candidateId, string commentId, CommentRequest request, string? ifMatch, Caller caller, CancellationToken ct)
    {
        var editing = new AuditEvent { Chain = candidateId, Who = caller, Action = AuditAction.CommentChanged, Record = commentId, FieldClass = "comments" };
        var changed = await works.Handle(caller, Right.Comment, editing, ifMatch, file =>
        {
            if (file.Work.Comments.FirstOrDefault(known => known.CommentId == commentId) is not { } comment) return HubError.NotFound;
            if (comment.By != caller.Id) return HubError.Forbidden;
            if (request.InterviewId is { } interviewId && interviewId != comment.InterviewId) return HubError.BadRequest("interviewId");
            if (comment.Text == request.Text) return file;
            return file with { Work = file.Work with { Comments = [.. file.Work.Comments.Select(known => known.CommentId == commentId ? known with { Text = request.Text!, EditedAt = clock.GetUtcNow() } : known)] } };
        }, ct);
        return changed.Error is { } error ? error : CommentView.Of(changed.Value!, commentId);
    }
}
