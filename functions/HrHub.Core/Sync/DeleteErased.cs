using HrHub.Core.Erasures;
using HrHub.Core.Messaging;
using HrHub.Core.Records;
using HrHub.Core.Retention;

namespace HrHub.Core.Sync;

/// <summary>Takes an erased candidate, of whom only the id is left, out of a system, and puts the confirmation on the certificate.</summary>
public sealed class DeleteErased<TSystem>(IErasures erasures, SendState<TSystem> send, SettlePush<TSystem> settle, CertifyErasure certify, TimeProvider clock) where TSystem : IDownstream
{
    /// <returns>False when the candidate is not erased, or the system had nothing of it: the push is a usual one.</returns>
    public async Task<bool> Handle(CandidateChanged message, CancellationToken ct)
    {
        if (await erasures.NoticeOf(NeighbourKind.System, settle.System, message.CandidateId, ct) is not (var erasureId, var notice)) return false;
        if (!notice.IsOutstanding()) return true;

        var tried = message with { Version = notice.Version };
        switch (await send.Handle(Remains(erasureId, notice), ct))
        {
            case NextStep.Done:
                await settle.Unpark(tried, ct);
                await erasures.Answered(erasureId, notice with { ConfirmedAt = clock.GetUtcNow(), Note = null }, ct);
                if (await erasures.Find(erasureId, ct) is { Step: ErasureStep.Certified } erasure) await certify.Handle(erasure, ct);
                break;
            case var other:
                if (other is NextStep.Park refused) await erasures.Answered(erasureId, notice with { Note = refused.Reason.Code }, ct);
                await settle.Handle(tried, other, null, ct);
                break;
        }
        return true;
    }

    private static CandidateFile Remains(string erasureId, Notice notice) => new()
    {
        CandidateId = notice.Subject,
        Version = notice.Version,
        CreatedAt = default,
        ChangedAt = default,
        Retention = new() { Tombstone = new Tombstone(erasureId, default, "") },
    };
}
