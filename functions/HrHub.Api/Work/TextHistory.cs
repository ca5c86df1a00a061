using HrHub.Core.Records;

namespace HrHub.Api.Work;

/// <summary>What people changed of an interview, oldest first: who, when, what was there before, and since.</summary>
/// <param name="CandidateId">Whose.</param>
/// <param name="InterviewId">Which.</param>
/// <param name="Version">Of the file: its ETag.</param>
/// <param name="Revisions">Corrections of texts, and those that disputes ordered.</param>
public sealed record TextHistory(string CandidateId, string InterviewId, long Version, IReadOnlyList<Revision> Revisions)
{
    public static TextHistory Of(CandidateFile file, string interviewId) => new(file.CandidateId, interviewId, file.Version, file.Find(interviewId)!.Revisions);

    public override string ToString() => $"TextHistory({InterviewId})";
}
