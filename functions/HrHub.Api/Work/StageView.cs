using HrHub.Core.Records;
using HrHub.Core.Work;

namespace HrHub.Api.Work;

/// <summary>Where a person stands in hiring, and how the person came there.</summary>
/// <param name="CandidateId">Whose.</param>
/// <param name="Version">Of the file: its ETag.</param>
/// <param name="Stage">See <see cref="HiringStages"/>.</param>
/// <param name="Next">Where the person may be moved to from here.</param>
/// <param name="EmployeeNumber">Once hired.</param>
/// <param name="Moves">Oldest first.</param>
public sealed record StageView(string CandidateId, long Version, string Stage, IReadOnlyList<string> Next, string? EmployeeNumber, IReadOnlyList<StageMove> Moves)
{
    public static StageView Of(CandidateFile file)
        => new(file.CandidateId, file.Version, file.Stage, [.. HiringStages.All.Where(to => HiringStages.MayMove(file.Stage, to) || to is HiringStages.Hired && HiringStages.MayHire(file.Stage))], file.EmployeeNumber, file.Work.Moves);

    public override string ToString() => $"StageView({CandidateId})";
}
