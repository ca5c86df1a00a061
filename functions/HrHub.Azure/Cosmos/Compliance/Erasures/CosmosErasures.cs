using HrHub.Azure.Cosmos.Compliance.Trail;
using HrHub.Azure.Cosmos.Records;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;
using HrHub.Core.Erasures;

namespace HrHub.Azure.Cosmos.Compliance.Erasures;

/// <summary>
/// Erasures on Cosmos DB. The trail and the marks lie in the person's partitions, so they are written before the step, under ids that follow from it: a run that dies in between is
/// repeated, and finds them there.
/// </summary>
public sealed class CosmosErasures(CosmosDatabase database, ErasedMarks marks, AppendOnce trail) : IErasures
{
    private readonly HubContainer _work = database.Work;

    /// <inheritdoc/>
    public async Task<Erasure?> Find(string erasureId, CancellationToken ct) => (await Read(erasureId, ct))?.Erasure;

    /// <inheritdoc/>
    public async Task<Erasure> Begin(Erasure erasure, CancellationToken ct)
    {
        while (true)
        {
            if (await _work.Create(ErasureDocument.Of(erasure), ct) is Written.Done) return erasure;
            // It can be withdrawn between the conflict and the read.
            if (await Find(erasure.ErasureId, ct) is { } known) return known;
        }
    }

    /// <inheritdoc/>
    public async Task Withdraw(string erasureId, CancellationToken ct)
    {
        while (await Read(erasureId, ct) is { Erasure.Step: ErasureStep.Intended } stored)
            if (await _work.Delete(erasureId, ErasureDocument.DocumentId, stored.ETag, ct) is not Written.Conflict) return;
    }

    /// <inheritdoc/>
    public async Task Advance(Erasure erasure, IReadOnlyList<AuditEvent> audit, CancellationToken ct)
    {
        while (await Read(erasure.ErasureId, ct) is { } stored && stored.Erasure.Step <= erasure.Step)
        {
            if (stored.Erasure.Step < erasure.Step)
                foreach (var happened in audit) await trail.Handle(happened, $"{erasure.ErasureId}.{erasure.Step}.{happened.Action}", ct);
            if (await _work.Replace(stored.With(erasure, []), ct) is Written.Done) return;
        }
    }

    /// <inheritdoc/>
    public async Task AdvanceToGathered(Erasure erasure, IReadOnlyList<Notice> notices, CancellationToken ct)
    {
        await marks.Mark(erasure.CandidateId, erasure.Traces.CandidateIds, erasure.Traces.InterviewIds, ct);
        await Change(erasure.ErasureId, stored => stored.With(erasure, notices), ct);
    }

    /// <inheritdoc/>
    public async Task Expect(string erasureId, string candidateId, string interviewId, Notice notice, CancellationToken ct)
    {
        await marks.Mark(candidateId, [], [interviewId], ct);
        await Change(erasureId, stored => stored.With(stored.Erasure, [notice]), ct);
    }

    /// <inheritdoc/>
    public Task<string?> ErasedOwner(string candidateOrInterviewId, CancellationToken ct) => marks.Owner(candidateOrInterviewId, ct);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Notice>> Notices(string erasureId, CancellationToken ct) => (await Read(erasureId, ct))?.Notices ?? [];

    /// <inheritdoc/>
    public async Task<(string ErasureId, Notice Notice)?> NoticeOf(NeighbourKind kind, string name, string subject, CancellationToken ct)
    {
        // A neighbour is told of ids that are marked: the mark leads to the erasure.
        if (await marks.Owner(subject, ct) is not { } owner) return null;
        return (await Read(Ids.ErasureId(owner), ct))?.Find(kind, name, subject) is { } notice ? (Ids.ErasureId(owner), notice) : null;
    }

    /// <inheritdoc/>
    public Task Answered(string erasureId, Notice notice, CancellationToken ct) => Change(erasureId, stored => stored.Answered(notice), ct);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Erasure>> Unfinished(int max, CancellationToken ct)
        => [.. (await _work.QueryAll<ErasureDocument>(new("SELECT * FROM c WHERE IS_DEFINED(c.facets.turn) ORDER BY c.facets.turn"), null, max, ct)).Select(document => document.Erasure)];

    /// <inheritdoc/>
    public Task TakenUp(string erasureId, DateTimeOffset at, CancellationToken ct) => Change(erasureId, stored => stored with { TakenUpAt = at }, ct);

    private Task<ErasureDocument?> Read(string erasureId, CancellationToken ct) => _work.Find<ErasureDocument>(erasureId, ErasureDocument.DocumentId, ct);

    private Task<ErasureDocument?> Change(string erasureId, Func<ErasureDocument, ErasureDocument?> change, CancellationToken ct) => _work.Change(erasureId, ErasureDocument.DocumentId, change, ct);
}
