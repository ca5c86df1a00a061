using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using HrHub.Core.Work;

namespace HrHub.Api.Candidates;

/// <summary>What a vendor read from faces and voices: sensitive, on record by itself, and no part of any score.</summary>
public sealed class ReadEmotions(OpenInterview open)
{
    /// <param name="Emotions">None where there are none, or they were erased.</param>
    public sealed record Answer(IReadOnlyList<Emotion> Emotions);

    public async Task<Outcome<Answer>> Handle(string candidateId, string interviewId, Caller caller, CancellationToken ct)
    {
        var opened = await open.Handle(candidateId, interviewId, SeenClass.Emotions, "emotions", caller, ct);
        return opened.Error is { } error ? error : new Answer(opened.Value!.Interview.Interview.Emotions);
    }
}
