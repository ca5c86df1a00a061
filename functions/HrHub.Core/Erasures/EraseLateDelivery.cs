using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Inbox;

namespace HrHub.Core.Erasures;

/// <summary>A delivery that comes for an erased person was acknowledged as any other: it is noted on the candidate's trail, and erased.</summary>
public sealed class EraseLateDelivery(IErasures erasures, IAuditLog audit, IInbox inbox, InboxBodies bodies, IStorePages pages)
{
    /// <summary>Whose interview this was, when that person is erased; null otherwise.</summary>
    public Task<string?> ErasedOwner(string interviewId, CancellationToken ct) => erasures.ErasedOwner(interviewId, ct);

    /// <param name="inboxId">The delivery.</param>
    /// <param name="interviewId">The interview it tells of.</param>
    /// <param name="candidateId">Whose interview it was.</param>
    /// <param name="ct">Cancels between steps; the next run begins again.</param>
    public async Task Handle(string inboxId, string interviewId, string candidateId, CancellationToken ct)
    {
        await audit.Append(new AuditEvent { Chain = candidateId, Who = Caller.Hub("normalize", "queue"), Action = AuditAction.LateDeliveryErased, Record = interviewId, Why = inboxId }, ct);
        if (await inbox.Find(inboxId, ct) is not { } entry) return;
        await bodies.Delete(entry, ct);
        await inbox.DropBody(inboxId, ct);
        await pages.Compact(ct);
    }
}
