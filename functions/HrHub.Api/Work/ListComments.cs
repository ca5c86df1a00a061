using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Work;

namespace HrHub.Api.Work;

/// <summary>The comments on a person and on the interviews that the caller may see, oldest first.</summary>
public sealed class ListComments(AdmitCaller admit)
{
    /// <param name="CandidateId">Whose.</param>
    /// <param name="Version">Of the file: its ETag.</param>
    /// <param name="Comments">At most 500.</param>
    public sealed record Answer(string CandidateId, long Version, IReadOnlyList<FileComment> Comments);

    public async Task<Outcome<Answer>> Handle(string candidateId, Caller caller, CancellationToken ct)
    {
        var opened = await admit.ToOpen(caller, Right.Comment, new() { Chain = candidateId, Who = caller, Action = AuditAction.Read, FieldClass = "comments" }, ct);
        if (opened.Error is { } refusal) return refusal;
        var file = opened.Value!.File;
        if (!StageSight.Sees(caller.Role, file.Stage, SeenClass.Comments)) return new Answer(file.CandidateId, file.Version, []);
        return new Answer(file.CandidateId, file.Version, [.. file.Work.Comments.Where(comment => comment.InterviewId is not { } on || file.Find(on) is not null)]);
    }
}
