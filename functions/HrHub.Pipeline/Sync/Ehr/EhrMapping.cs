using HrHub.Core.Canonical;
using HrHub.Core.Records;

namespace HrHub.Pipeline.Sync.Ehr;

/// <summary>Candidate file → archive and onboarding file. No transcript, video, emotion or comment leaves the hub; a revoked result is as if it had never been.</summary>
public static class EhrMapping
{
    public static EhrCandidate Candidate(CandidateFile file, string? employeeId) => new()
    {
        CandidateId = file.CandidateId,
        Stage = file.Stage,
        EmployeeId = employeeId,
        Name = file.Identity.Name,
        NationalId = file.Identity.NationalId,
        Email = file.Identity.Email,
        Phone = file.Identity.Phone,
        ExternalIds = file.Identity.ExternalIds,
        Interviews = [.. Counting(file).Select(Interview)],
    };

    /// <returns>Null until the person is hired and has a number.</returns>
    public static EhrOnboarding? Onboarding(CandidateFile file, string? employeeId)
    {
        if (file.Stage != "hired" || employeeId is null) return null;
        var latest = Counting(file).OrderBy(interview => interview.CompletedAt ?? interview.InvitedAt).ThenBy(interview => interview.InterviewId, StringComparer.Ordinal).LastOrDefault();
        return new()
        {
            CandidateId = file.CandidateId,
            Name = file.Identity.Name,
            NationalId = file.Identity.NationalId,
            Email = file.Identity.Email,
            Phone = file.Identity.Phone,
            PositionCode = latest?.Position?.Code,
            PositionTitle = latest?.Position?.Title,
            Department = latest?.Department,
            Batch = latest?.Batch,
        };
    }

    private static IEnumerable<Interview> Counting(CandidateFile file)
        => file.Interviews.Select(inner => inner.Interview).Where(interview => interview.Result is not ResultState.Revoked);

    private static EhrInterview Interview(Interview interview) => new()
    {
        InterviewId = interview.InterviewId,
        Vendor = interview.Vendor,
        PositionCode = interview.Position?.Code,
        PositionTitle = interview.Position?.Title,
        Department = interview.Department,
        Batch = interview.Batch,
        Status = interview.Status,
        Result = interview.Result,
        StartedAt = interview.StartedAt,
        CompletedAt = interview.CompletedAt,
        Overall = Score(interview.Overall),
        Dimensions = [.. interview.Dimensions.SelectMany(dimension => dimension.Children.Prepend(dimension)).Select(Dimension)],
        Recommendation = interview.Recommendation,
        PayloadAuthenticated = interview.Provenance.PayloadAuthenticated,
    };

    private static EhrDimension Dimension(Dimension dimension) => new() { Code = dimension.Code, Label = dimension.Label, Score = Score(dimension.Score), ScoredBy = dimension.ScoredBy };

    private static EhrScore? Score(Score? score) => score is null ? null : new() { Original = score.Original, Scaled = score.Scaled };
}
