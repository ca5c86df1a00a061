using HrHub.Core.Inbox;
using HrHub.Core.Messaging;
using HrHub.Core.Records;
using HrHub.Core.Vendors;
using HrHub.Core.Vendors.Reading;
using Microsoft.Extensions.Logging;

namespace HrHub.Pipeline.Normalize;

/// <summary>
/// Turns one accepted delivery into parts of canonical records. Can be run again after a crash at any point: parts have ids, and what was saved but not
/// announced is announced by the next run.
/// </summary>
public sealed partial class NormalizeDelivery(IInbox inbox, InboxBodies bodies, ProfileCatalog profiles, DeliveryReader reader, FileParts file, SettleDelivery settle, ILogger<NormalizeDelivery> log)
{
    public async Task Handle(NormalizeMessage message, CancellationToken ct)
    {
        if (await inbox.Find(message.InboxId, ct) is not { } entry)
        {
            LogUnknown(message.InboxId);
            return;
        }
        if (entry.State is InboxState.Handled)
        {
            await file.AnnounceAgain(entry, ct);
            return;
        }
        if (profiles.Find(entry.Vendor) is not { } profile)
        {
            await settle.Park(entry, new("unknown-vendor", "There is no profile of this vendor any more."), message.Attempt, ct);
            return;
        }
        if (entry.Defect is { } defect)
        {
            await settle.Park(entry, new("bad-body", $"The vendor signed a body that is not acceptable JSON: {defect}."), message.Attempt, ct);
            return;
        }

        var body = await bodies.Open(entry, ct);
        switch (reader.Read(profile, new DeliveryToRead(entry.Id, body, entry.PayloadSha256, entry.PayloadAuthenticated, entry.ReceivedAt, entry.UrlEvent)))
        {
            case ReadResult.Ignored ignored:
                LogIgnored(entry.Id, ignored.Reason);
                await settle.Done(entry, interviewId: null, candidateId: null, ct);
                break;
            case ReadResult.Unreadable unreadable:
                await settle.Park(entry, unreadable.Reason, message.Attempt, ct);
                break;
            case ReadResult.Parts parts:
                await settle.After(entry, await file.Handle(profile, parts.Read, new RawDelivery(entry.Id, body), ct), message.Attempt, ct);
                break;
            case var other:
                throw new InvalidOperationException($"A reading of another kind: {other.GetType().Name}.");
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "No entry {InboxId} in the inbox: nothing was accepted under this id.")]
    private partial void LogUnknown(string inboxId);

    [LoggerMessage(2, LogLevel.Information, "Delivery {InboxId} means nothing to us: {Reason}.")]
    private partial void LogIgnored(string inboxId, string reason);
}
