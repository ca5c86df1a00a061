using HrHub.Core.Records;

namespace HrHub.Core.Disputes;

/// <summary>Finds a dispute by its id, wherever its interview lies by now.</summary>
public sealed class FindDispute(IDisputeIndex index, ICandidateFiles files, ICandidateIndex candidates)
{
    /// <returns>The candidate whose file it lies in and the dispute; null where there is none, or the person is in erasure.</returns>
    public async Task<FoundDispute?> Handle(string disputeId, CancellationToken ct) => await index.Find(disputeId, ct) is { } entry ? await Handle(entry, ct) : null;

    /// <inheritdoc cref="Handle(string, CancellationToken)"/>
    public async Task<FoundDispute?> Handle(DisputeEntry entry, CancellationToken ct)
    {
        var file = await files.Home(entry.CandidateId, ct);
        // One interview alone may have moved, when it turned out to be somebody else's.
        if (file?.Find(entry.InterviewId) is null && await candidates.Find(ResolveCandidate.InterviewKey(entry.InterviewId), ct) is { } home) file = await files.Home(home, ct);
        return file is { Retention.Tombstone: null } && file.Find(entry.InterviewId) is { } interview && interview.Dispute(entry.DisputeId) is { } dispute
            ? new(file.CandidateId, interview, dispute)
            : null;
    }
}

/// <param name="CandidateId">Whose file it lies in.</param>
/// <param name="Interview">What it is about.</param>
/// <param name="Dispute">As the file has it.</param>
public sealed record FoundDispute(string CandidateId, InterviewFile Interview, Dispute Dispute)
{
    public DisputeEntry Entry => DisputeEntry.Of(CandidateId, Interview.Interview.InterviewId, Dispute);
}
