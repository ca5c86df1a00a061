using HrHub.Core.Erasures;
using HrHub.Core.Messaging;
using HrHub.Core.Parking;
using HrHub.Core.Vendors;
using HrHub.Core.Vendors.Api;
using Microsoft.Extensions.Options;

namespace HrHub.Pipeline.Purge;

/// <summary>
/// Sends word to the downstream systems that have not confirmed an erasure, and asks the vendors whose profile says how. A vendor that does not do it is asked again by the next run, and after so
/// many tries the question is parked: taking it from the list has it asked once more.
/// </summary>
public sealed class TellNeighbours(
    IErasures erasures, IMessageBus bus, ProfileCatalog profiles, VendorApiClient api, IParkedItems parked, IOptions<ErasureOptions> options, TimeProvider clock)
{
    public async Task Handle(string erasureId, CancellationToken ct)
    {
        foreach (var notice in await erasures.Notices(erasureId, ct))
        {
            if (!notice.IsOutstanding()) continue;
            if (notice.Kind is NeighbourKind.System) await Send(notice, ct);
            else await Ask(erasureId, notice, ct);
        }
    }

    private async Task Ask(string erasureId, Notice notice, CancellationToken ct)
    {
        var itemId = ParkedItem.IdOf(ParkedStage.Erase, notice.Subject, notice.Name);
        if (await parked.Find(itemId, ct) is not null) return;

        var answered = await Call(notice, ct);
        answered = answered with { Tries = answered.IsOutstanding() ? (notice.Tries ?? 0) + 1 : null };
        await erasures.Answered(erasureId, answered, ct);
        if (answered.Tries is { } tries && tries >= options.Value.Tries) await parked.Park(Parked(itemId, answered, tries), ct);
    }

    private ParkedItem Parked(string id, Notice notice, int tries) => new()
    {
        Id = id,
        Stage = ParkedStage.Erase,
        Neighbour = notice.Name,
        Subject = notice.Subject,
        Reason = new("erasure-unconfirmed", $"The vendor has not erased this interview. Its last answer: {notice.Note}."),
        ParkedAt = clock.GetUtcNow(),
        Attempts = tries,
    };

    private async Task Send(Notice notice, CancellationToken ct)
    {
        // A parked push waits for a person, not for us.
        if (await parked.Find(ParkedItem.IdOf(ParkedStage.Push, notice.Subject, notice.Name), ct) is not null) return;
        var message = new CandidateChanged(notice.Subject, notice.Version).ToMessage(notice.Name);
        // A push of this version may have been sent before: the duplicate detection must not eat this one.
        await bus.Send(Entities.CandidateChanged, message with { MessageId = $"{message.MessageId}:erase@{clock.GetUtcNow().ToUnixTimeMilliseconds()}" }, ct);
    }

    private async Task<Notice> Call(Notice notice, CancellationToken ct)
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
