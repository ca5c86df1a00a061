using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using HrHub.Core.Work;

namespace HrHub.Api.Candidates;

/// <summary>What was said, word for word.</summary>
public sealed class ReadTranscript(OpenInterview open)
{
    /// <param name="Lines">In order; none where there is no transcript, or it was erased.</param>
    public sealed record Answer(IReadOnlyList<TranscriptLine> Lines);

    public async Task<Outcome<Answer>> Handle(string candidateId, string interviewId, Caller caller, CancellationToken ct)
    {
        var opened = await open.Handle(candidateId, interviewId, SeenClass.Transcript, "transcript", caller, ct);
        return opened.Error is { } error ? error : new Answer(opened.Value!.Interview.Interview.Transcript);
    }
}
