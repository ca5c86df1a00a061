using HrHub.Core.Records;
using HrHub.Core.Work;

namespace HrHub.Api.Work;

/// <summary>A comment, and the version of the file that it stands in.</summary>
public sealed record CommentView(string CandidateId, long Version, FileComment Comment)
{
    public static CommentView Of(CandidateFile file, string commentId) => new(file.CandidateId, file.Version, file.Work.Comments.First(comment => comment.CommentId == commentId));

    public override string ToString() => $"CommentView({Comment.CommentId})";
}
