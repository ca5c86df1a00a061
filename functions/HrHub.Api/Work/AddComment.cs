using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;
using HrHub.Core.Work;

namespace HrHub.Api.Work;

/// <summary>Comments on a person, or on one interview.</summary>
public sealed class AddComment(WorkOnFile works, TimeProvider clock)
{
    /// <summary>Of one file.</summary>
    private const int Most = 500;

    public async Task<Outcome<CommentView>> Handle(string candidateId, CommentRequest request, Caller caller, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var comment = new FileComment { CommentId = Ids.MadeOn("com", candidateId, caller.Id, now, caller.Request), InterviewId = request.InterviewId, Text = request.Text!, By = caller.Id, At = now };
        var commenting = new AuditEvent { Chain = candidateId, Who = caller, Action = AuditAction.Commented, Record = comment.CommentId, FieldClass = "comments" };
        var changed = await works.Handle(caller, Right.Comment, commenting, null, file =>
        {
            if (comment.InterviewId is { } interviewId && WorkOnFile.Seen(file, interviewId, caller) is null) return HubError.BadRequest("interviewId");
            if (file.Work.Comments.Any(known => known.CommentId == comment.CommentId)) return file;
            return file.Work.Comments.Count >= Most ? HubError.TooMany : file with { Work = file.Work with { Comments = [.. file.Work.Comments, comment] } };
        }, ct);
        return changed.Error is { } error ? error : CommentView.Of(changed.Value!, comment.CommentId);
    }
}
