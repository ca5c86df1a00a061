using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.History;
using HrHub.Core.Work;

namespace HrHub.Api.Candidates;

/// <summary>One interview in full: scores with where they stand, strengths and weak points, behaviours with quotes, questions, tests, screening, integrity, media, what people changed, where it came from.</summary>
public sealed class ReadInterview(OpenInterview open, ViewInterview view)
{
    /// <param name="Interview">What is shown.</param>
    /// <param name="Version">Of the file.</param>
    public sealed record Answer(InterviewView Interview, long Version);

    public async Task<Outcome<Answer>> Handle(string candidateId, string interviewId, Caller caller, CancellationToken ct)
    {
        var opened = await open.Handle(candidateId, interviewId, SeenClass.Scores, "interview", caller, ct);
        if (opened.Error is { } error) return error;
        var (file, interview) = opened.Value!;
        return new Answer(await view.Handle(interview with { Revisions = new HistoryReader(caller, file.Stage).Shown(interview.Revisions) }, ct), file.Version);
    }
}
