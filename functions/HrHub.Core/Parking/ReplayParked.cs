using HrHub.Core.Messaging;

namespace HrHub.Core.Parking;

/// <summary>Sends a parked item's work back to its queue, or leaves it to its timer. The work keeps its ids, so that doing it twice has no second effect.</summary>
public sealed class ReplayParked(IParkedItems parked, IMessageBus bus, TimeProvider clock)
{
    /// <returns>How many were sent back.</returns>
    public async Task<int> Handle(ParkedFilter filter, CancellationToken ct)
    {
        var items = await parked.List(filter, ct).ToListAsync(ct);
        await Replay(items, ct);
        return items.Count;
    }

    public Task Replay(ParkedItem item, CancellationToken ct) => Replay([item], ct);

    private async Task Replay(IReadOnlyList<ParkedItem> items, CancellationToken ct)
    {
        foreach (var queued in items.Where(item => item is { ReplayEntity: not null, ReplayBody: not null }).GroupBy(item => item.ReplayEntity!))
            await bus.SendAll(queued.Key, [.. queued.Select(Again)], ct);
        foreach (var item in items) await parked.Remove(item.Id, ct);
    }

    private BusMessage Again(ParkedItem item) => new()
    {
        MessageId = $"{item.Id}:replay:{clock.GetUtcNow().ToUnixTimeMilliseconds()}",
        Body = item.ReplayBody!,
        Subject = item.ReplaySubject,
        SessionId = item.ReplaySession,
    };
}
