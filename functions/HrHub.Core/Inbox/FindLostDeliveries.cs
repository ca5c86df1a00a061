using HrHub.Core.Parking;
using HrHub.Core.Records;

namespace HrHub.Core.Inbox;

/// <summary>Checks acknowledged deliveries against what is stored. An empty answer is the hub's first guarantee, shown.</summary>
public sealed class FindLostDeliveries(IInbox inbox, ICandidateFiles files, IParkedItems parked)
{
    /// <param name="inboxIds">Ids of deliveries that were answered with 2xx.</param>
    /// <param name="ct">Cancels between look-ups.</param>
    /// <returns>Those that are nowhere, with what is missing: <c>entry</c>, <c>effect</c>, <c>record</c> or <c>parked-item</c>.</returns>
    public async Task<IReadOnlyList<(string InboxId, string Missing)>> Handle(IEnumerable<string> inboxIds, CancellationToken ct)
    {
        var lost = new List<(string, string)>();
        foreach (var id in inboxIds)
            if (await Missing(id, ct) is { } missing) lost.Add((id, missing));
        return lost;
    }

    private async Task<string?> Missing(string inboxId, CancellationToken ct)
    {
        switch (await inbox.Find(inboxId, ct))
        {
            case null: return "entry";
            case { State: InboxState.Accepted }: return "effect";
            case { State: InboxState.Parked }: return await IsParked(inboxId, ct) ? null : "parked-item";
            case { CandidateId: null }: return null;
            case var entry: return await IsInFile(entry, ct) ? null : "record";
        }
    }

    private async Task<bool> IsParked(string inboxId, CancellationToken ct)
        => await parked.Find(ParkedItem.IdOf(ParkedStage.Normalize, inboxId), ct) is not null;

    private async Task<bool> IsInFile(InboxEntry entry, CancellationToken ct)
    {
        var file = await files.Home(entry.CandidateId!, ct);
        return file?.Find(entry.InterviewId!)?.Parts.Any(part => part.Provenance.DeliveryId == entry.Id) ?? false;
    }
}
