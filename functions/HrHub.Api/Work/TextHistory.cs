using HrHub.Core.History;
using HrHub.Core.Records;

namespace HrHub.Api.Work;

/// <summary>What people changed of an interview, oldest first: who, when, what was there before, and since.</summary>
/// <param name="CandidateId">Whose.</param>
/// <param name="InterviewId">Which.</param>
/// <param name="Version">Of the file: its ETag.</param>
/// <param name="Revisions">Corrections of texts, and those that disputes ordered.</param>
public sealed record TextHistory(string CandidateId, string InterviewId, long Version, IReadOnlyList<Revision> Revisions)
{
    /// <param name="file">Whose.</param>
    /// <param name="interviewId">One of the file's.</param>
    /// <param name="reader">Who reads.</param>
    public static TextHistory Of(CandidateFile file, string interviewId, HistoryReader reader) => new(file.CandidateId, interviewId, file.Version, reader.Shown(file.Find(interviewId)!.Revisions));

    public override string ToString() => $"TextHistory({InterviewId})";
}
