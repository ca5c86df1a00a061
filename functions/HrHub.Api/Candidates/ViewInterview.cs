using HrHub.Core.Canonical;
using HrHub.Core.Disputes;
using HrHub.Core.Insights;
using HrHub.Core.Records;
using Microsoft.Extensions.Options;

namespace HrHub.Api.Candidates;

/// <summary>What is shown of an interview, with what its scores mean among others.</summary>
public sealed class ViewInterview(IScoreDistributions distributions, IOptions<InsightsOptions> options)
{
    public async Task<InterviewView> Handle(InterviewFile file, CancellationToken ct)
    {
        var interview = file.Interview;
        var among = interview.Position?.Family is { } family ? await distributions.Find(family, ct) : null;
        var scored = interview.Result is ResultState.Revoked ? [] : interview.Dimensions.SelectMany(dimension => dimension.Children.Prepend(dimension)).Where(dimension => dimension.Score?.Scaled is not null).ToList();
        return new()
        {
            InterviewId = interview.InterviewId,
            Vendor = interview.Vendor,
            VendorInterviewId = interview.VendorInterviewId,
            Position = interview.Position,
            Department = interview.Department,
            Batch = interview.Batch,
            Interviewers = interview.Interviewers,
            Status = interview.Status,
            Result = interview.Result,
            InvitedAt = interview.InvitedAt,
            StartedAt = interview.StartedAt,
            CompletedAt = interview.CompletedAt,
            ScoredAt = interview.ScoredAt,
            Duration = interview.Duration,
            Overall = interview.Overall,
            OverallPredatesCorrection = OverallScore.PredatesCorrection(file),
            OverallNote = OverallScore.NoteOf(file),
            OverallStanding = interview.Score() is { } overall ? among?.Of(ScoreDistribution.Overall, overall, options.Value.LeastToCompare) : null,
            Dimensions = [.. interview.Dimensions.Select(dimension => View(dimension, interview.Result is ResultState.Revoked ? null : among))],
            Strengths = [.. scored.Where(dimension => dimension.Score!.Scaled >= options.Value.StrengthFrom).OrderByDescending(dimension => dimension.Score!.Scaled).Select(dimension => dimension.Label)],
            WeakPoints = [.. scored.Where(dimension => dimension.Score!.Scaled < options.Value.WeakBelow).OrderBy(dimension => dimension.Score!.Scaled).Select(dimension => dimension.Label)],
            Behaviours = interview.Behaviours,
            Questions = interview.Questions,
            SkillTests = interview.SkillTests,
            ResumeScreening = interview.ResumeScreening,
            Integrity = interview.Integrity,
            Recommendation = interview.Recommendation,
            Comments = interview.Comments,
            Media = [.. interview.Media.Select(MediaView.Of)],
            TranscriptLines = interview.Transcript.Count,
            Emotions = interview.Emotions.Count,
            IdentityConflicts = file.IdentityConflicts,
            Folder = file.Folder,
            Tags = file.Tags,
            Revisions = file.Revisions,
            Provenance = interview.Provenance,
        };
    }

    private DimensionView View(Dimension dimension, ScoreDistribution? among) => new()
    {
        Code = dimension.Code,
        Label = dimension.Label,
        Score = dimension.Score,
        Weight = dimension.Weight,
        ScoredBy = dimension.ScoredBy,
        Evidence = dimension.Evidence,
        VendorPercentile = dimension.Percentile,
        Standing = dimension.Score?.Scaled is { } score ? among?.Of(dimension.Code, score, options.Value.LeastToCompare) : null,
        Children = [.. dimension.Children.Select(child => View(child, among))],
    };
}
