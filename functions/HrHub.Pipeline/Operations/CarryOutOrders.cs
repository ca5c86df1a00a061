using HrHub.Core.Inbox;
using HrHub.Core.Parking;
using HrHub.Pipeline.Normalize;
using Microsoft.Extensions.Logging;

namespace HrHub.Pipeline.Operations;

/// <summary>Does what people ordered about parked items. An order is gone with its item: dying in between, the same is done again, which has no second effect.</summary>
public sealed partial class CarryOutOrders(IParkedItems parked, ReplayParked replay, IInbox inbox, SettleDelivery settle, ILogger<CarryOutOrders> log)
{
    /// <returns>How many orders were carried out.</returns>
    public async Task<int> Handle(CancellationToken ct)
    {
        var done = 0;
        await foreach (var item in parked.List(new(Ordered: true), ct))
        {
            if (item.Order is not { } order) continue;
            await (order.Kind is ParkedOrderKind.Replay ? replay.Replay(item, ct) : Discard(item, ct));
            LogCarriedOut(item.Id, order.Kind);
            done++;
        }
        return done;
    }

    private async Task Discard(ParkedItem item, CancellationToken ct)
    {
        // The delivery's body goes with it; its id stays, so that a repeat of the vendor does not bring it back. A push stays marked as parked: the next version of the person is pushed again.
        if (item.Stage is ParkedStage.Normalize && await inbox.Find(item.Subject, ct) is { State: InboxState.Parked } entry) await settle.Done(entry, null, null, ct);
        await parked.Remove(item.Id, ct);
    }

    [LoggerMessage(1, LogLevel.Information, "The parked item {Id} was taken up as ordered: {Kind}.")]
    private partial void LogCarriedOut(string id, ParkedOrderKind kind);
}
