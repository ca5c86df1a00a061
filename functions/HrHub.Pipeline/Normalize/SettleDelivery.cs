using HrHub.Core.Inbox;
using HrHub.Core.Messaging;
using HrHub.Core.Parking;
using Microsoft.Extensions.Options;

namespace HrHub.Pipeline.Normalize;

/// <summary>Ends the work on a delivery: done, again later, or parked with its reason.</summary>
public sealed class SettleDelivery(IInbox inbox, InboxBodies bodies, IParkedItems parked, IMessageBus bus, IOptions<NormalizeOptions> options, TimeProvider clock)
{
    public Task After(InboxEntry entry, Filed filed, int attempt, CancellationToken ct) => filed switch
    {
        { Trouble: { } trouble } => Park(entry, trouble, attempt, ct),
        { RetryAfter: { } } when attempt >= options.Value.DetailsTries => Park(entry, new("details-unavailable", $"The vendor had no details after {attempt} tries."), attempt, ct),
        { RetryAfter: { } after } => Later(entry, after, attempt, ct),
        _ => Done(entry, filed.InterviewId, filed.CandidateId, ct),
    };

    public async Task Done(InboxEntry entry, string? interviewId, string? candidateId, CancellationToken ct)
    {
        await parked.Remove(ParkedItem.IdOf(ParkedStage.Normalize, entry.Id), ct);
        await inbox.MarkHandled(entry.Id, interviewId, candidateId, ct);
        await bodies.Delete(entry, ct);
    }

    public async Task Park(InboxEntry entry, ParkReason reason, int attempt, CancellationToken ct)
    {
        await parked.Park(new ParkedItem
        {
            Id = ParkedItem.IdOf(ParkedStage.Normalize, entry.Id),
            Stage = ParkedStage.Normalize,
            Neighbour = entry.Vendor,
            Subject = entry.Id,
            Reason = reason,
            ParkedAt = clock.GetUtcNow(),
            Attempts = attempt,
            ReplayEntity = Entities.Normalize,
            ReplayBody = new NormalizeMessage(entry.Id).ToMessage().Body,
        }, ct);
        await inbox.MarkParked(entry.Id, ct);
    }

    // The entry stays accepted, so that the sweep brings it back even if this message were lost.
    private async Task Later(InboxEntry entry, TimeSpan after, int attempt, CancellationToken ct)
    {
        var growing = options.Value.DetailsWait * attempt;
        var at = clock.GetUtcNow() + (after > growing ? after : growing);
        await inbox.Postpone(entry.Id, at, ct);
        await bus.Send(Entities.Normalize, new NormalizeMessage(entry.Id, attempt + 1).ToMessage(at), ct);
    }
}
