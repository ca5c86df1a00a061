using HrHub.Core.Canonical;

namespace HrHub.Azure.Cosmos.Records;

/// <summary>
/// The marks of erased candidates and interviews. A candidate's mark is on its document <c>file</c>; an interview's lies beside the claim of its key in the container of the index.
/// A save reads <c>file</c>, then the marks of its interviews, and writes <c>file</c> as it was read. Marking an interview therefore also writes the refusal into the <c>file</c> of
/// whoever holds the interview or announced to take it in: a save that read before that either is stored before marking ends, or fails and reads the refusal. Who announces writes to the
/// interview's partition before reading its mark, and who marks writes to it before reading what was announced: one of the two sees the other, with session consistency too.
/// </summary>
public sealed class ErasedMarks(CosmosDatabase database)
{
    private const string Taking = "taking:";

    /// <summary>Marks for ever. When the task ends, no save of these ids is stored any more. Marking twice is marking once: the first owner stays.</summary>
    /// <param name="owner">The candidate who is erased.</param>
    /// <param name="candidateIds">The candidate, and the files that were merged into it.</param>
    /// <param name="interviewIds">The interviews.</param>
    /// <param name="ct">Cancels between marks.</param>
    public async Task Mark(string owner, IReadOnlyCollection<string> candidateIds, IReadOnlyCollection<string> interviewIds, CancellationToken ct)
    {
        foreach (var id in candidateIds) await MarkCandidate(owner, id, ct);
        foreach (var id in interviewIds) await MarkInterview(owner, id, candidateIds, ct);
    }

    /// <returns>The erased candidate to whom the id belonged, or null.</returns>
    public async Task<string?> Owner(string candidateOrInterviewId, CancellationToken ct)
        => await OwnerOfInterview(candidateOrInterviewId, ct) ?? await OwnerOfCandidate(candidateOrInterviewId, ct);

    internal async Task<string?> OwnerOfCandidate(string candidateId, CancellationToken ct) => (await database.Candidates.Find<FileDocument>(candidateId, FileDocument.FileId, ct))?.ErasedOwner;

    /// <summary>Before a save that takes in an interview which another file has, since its key does not lead here yet.</summary>
    internal Task Announce(string interviewId, string candidateId, CancellationToken ct)
        => database.Index.Put(ClaimDocument.Of(ClaimDocument.OfInterview + interviewId, candidateId) with { Id = Taking + candidateId }, ct);

    /// <summary>After that save.</summary>
    internal Task Withdraw(string interviewId, string candidateId, CancellationToken ct)
        => database.Index.Delete(ClaimDocument.OfInterview + interviewId, Taking + candidateId, null, ct);

    internal async Task<string?> OwnerOfInterview(string interviewId, CancellationToken ct)
        => (await database.Index.Find<MarkDocument>(ClaimDocument.OfInterview + interviewId, MarkDocument.MarkId, ct))?.Owner;

    private async Task MarkCandidate(string owner, string candidateId, CancellationToken ct)
    {
        while (true)
        {
            if (await database.Candidates.Find<FileDocument>(candidateId, FileDocument.FileId, ct) is { } file)
            {
                if (file.ErasedOwner is not null || await database.Candidates.Replace(file with { ErasedOwner = owner }, ct) is Written.Done) return;
            }
            else if (await database.Candidates.Create(FileDocument.Erased(candidateId, owner), ct) is Written.Done) return;
        }
    }

    private async Task MarkInterview(string owner, string interviewId, IReadOnlyCollection<string> candidateIds, CancellationToken ct)
    {
        var key = ClaimDocument.OfInterview + interviewId;
        await database.Index.Create(new MarkDocument { Id = MarkDocument.MarkId, Pk = key, Owner = owner }, ct);
        foreach (var claim in await database.Index.Query<ClaimDocument>(new("SELECT * FROM c WHERE IS_DEFINED(c.candidateId)"), key, 100, ct).ToListAsync(ct))
        {
            if (!candidateIds.Contains(claim.CandidateId)) await Refuse(owner, interviewId, claim.CandidateId, ct);
            if (claim.Id != ClaimDocument.ClaimId) await Withdraw(interviewId, claim.CandidateId, ct);
        }
    }

    private async Task Refuse(string owner, string interviewId, string holder, CancellationToken ct)
    {
        if (await database.Candidates.Change<FileDocument>(holder, FileDocument.FileId, file => file with { Refused = [.. file.Refused.Where(one => one.Id != interviewId), new(interviewId, owner)] }, ct) is not null) return;
        // A file that only this interview could begin: it never will.
        if (holder == Ids.CandidateId(interviewId)) await MarkCandidate(owner, holder, ct);
    }

    private sealed record MarkDocument : HubDocument
    {
        public const string MarkId = "erased";

        public required string Owner { get; init; }
    }
}
