using HrHub.Core.Audit;
using HrHub.Core.Records;

namespace HrHub.Core.Disputes;

/// <summary>
/// Changes a dispute in its file and what the index knows of it. The index is told before that something is under way, so that a timer finds what a crash left between the two.
/// </summary>
public sealed class ChangeDispute(IDisputeIndex index, ChangeCandidateFile change)
{
    /// <param name="before">What the index knows now, or for a new dispute will know.</param>
    /// <param name="apply">Changes the interview; may run several times; returns its argument where there is nothing to change.</param>
    /// <param name="happened">Goes on the trail with the change.</param>
    /// <param name="ct">Cancels between the writes.</param>
    /// <returns>The dispute as it is now; null when the person is being erased or the interview is gone.</returns>
    public async Task<FoundDispute?> Apply(DisputeEntry before, Func<CandidateFile, InterviewFile, InterviewFile> apply, AuditEvent happened, CancellationToken ct)
    {
        await index.Put(before with { IsUnsettled = true }, ct);
        var file = await change.Apply(before.CandidateId, file => file.Find(before.InterviewId) is { } interview && apply(file, interview) is var changed && !ReferenceEquals(changed, interview) ? file.With(changed) : file, happened, ct);
        var found = file?.Find(before.InterviewId) is { } now && now.Dispute(before.DisputeId) is { } dispute ? new FoundDispute(file.CandidateId, now, dispute) : null;
        if (found is null) await index.Remove(before.DisputeId, ct);
        else await index.Put(found.Entry, ct);
        return found;
    }
}
