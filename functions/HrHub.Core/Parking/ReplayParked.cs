using HrHub.Core.Messaging;

namespace HrHub.Core.Parking;

/// <summary>Sends a parked item's work back to its queue, or leaves it to its timer. The work keeps its ids, so that doing it twice has no second effect.</summary>
public sealed class ReplayParked(IParkedItems parked, IMessageBus bus, TimeProvider clock)
{
    /// <returns>How many were sent back.</returns>
    public async Task<int> Handle(ParkedFilter filter, CancellationToken ct)
    {
        var items = await parked.List(filter, ct).ToListAsync(ct);
        foreach (var item in items) await Replay(item, ct);
        return items.Count;
    }

    public async Task Replay(ParkedItem item, CancellationToken ct)
    {
        if (item is { ReplayEntity: { } entity, ReplayBody: { } body })
            await bus.Send(entity, new BusMessage
            {
                MessageId = $"{item.Id}:replay:{clock.GetUtcNow().ToUnixTimeMilliseconds()}",
                Body = body,
                Subject = item.ReplaySubject,
                SessionId = item.ReplaySession,
            }, ct);
        await parked.Remove(item.Id, ct);
    }
}
