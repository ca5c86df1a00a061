using HrHub.Core.Erasures;
using HrHub.Core.Messaging;
using HrHub.Core.Parking;
using HrHub.Core.Vendors;
using HrHub.Core.Vendors.Api;

namespace HrHub.Pipeline.Purge;

/// <summary>Sends word to the downstream systems that have not confirmed an erasure, and asks the vendors whose profile says how.</summary>
public sealed class TellNeighbours(IErasures erasures, IMessageBus bus, ProfileCatalog profiles, VendorApiClient api, IParkedItems parked, TimeProvider clock)
{
    public async Task Handle(string erasureId, CancellationToken ct)
    {
        foreach (var notice in await erasures.Notices(erasureId, ct))
        {
            if (!notice.IsOutstanding()) continue;
            if (notice.Kind is NeighbourKind.System) await Send(notice, ct);
            else
                await erasures.Answered(erasureId, await Ask(notice, ct), ct);
        }
    }

    private async Task Send(Notice notice, CancellationToken ct)
    {
        // A parked push waits for a person, not for us.
        if (await parked.Find(ParkedItem.IdOf(ParkedStage.Push, notice.Subject, notice.Name), ct) is not null) return;
        var message = new CandidateChanged(notice.Subject, notice.Version).ToMessage(notice.Name);
        // A push of this version may have been sent before: the duplicate detection must not eat this one.
        await bus.Send(Entities.CandidateChanged, message with { MessageId = $"{message.MessageId}:erase@{clock.GetUtcNow().ToUnixTimeMilliseconds()}" }, ct);
    }

    private async Task<Notice> Ask(Notice notice, CancellationToken ct)
    {
        if (profiles.Find(notice.Name) is not { Api.Erase: { } erase } profile) return notice with { Note = Notice.NoCall, Key = null };
        return await api.Call(profile, erase.Call, new Dictionary<string, string> { [erase.Id] = notice.Key! }, ct) switch
        {
            ApiResult.Gone or ApiResult.Answer => notice with { ConfirmedAt = clock.GetUtcNow(), Key = null, Note = null },
            ApiResult.Refused refused => notice with { Note = refused.Reason },
            _ => notice with { Note = "unavailable" },
        };
    }
}
