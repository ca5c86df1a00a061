using HrHub.Core;
using HrHub.Core.Inbox;
using HrHub.Core.Telemetry;
using HrHub.Core.Vendors;
using HrHub.Core.Vendors.Delivery;

namespace HrHub.Intake;

/// <summary>Takes one request of a vendor: authenticates it over its raw bytes, makes it durable, and only then answers as that vendor wants.</summary>
public sealed class ReceiveWebhook(ProfileCatalog profiles, VendorSecrets secrets, AcceptDelivery accept, IVendorLedger ledger, TimeProvider clock)
{
    // Names that nobody has a profile for are counted together: a stranger must not be able to fill the ledger with names.
    private const string NoVendor = "(unknown)";

    public async Task<Outcome<DeliveryAnswer>> Handle(WebhookRequest request, CancellationToken ct)
    {
        if (profiles.Find(request.Vendor) is not { } profile) return Refuse(NoVendor, HubError.UnknownVendor);
        if (await LimitedBody.Read(request, profile.Delivery.BodyLimit, ct) is not { } body) return Refuse(profile.Name, HubError.BodyTooLarge);

        var now = clock.GetUtcNow();
        switch (DeliveryGate.Judge(profile, request.Delivery with { Body = body }, secrets, now))
        {
            case DeliveryVerdict.Accepted accepted:
                return await Accept(profile, accepted, body, now, ct);
            case DeliveryVerdict.Handshake handshake:
                return handshake.Answer;
            case DeliveryVerdict.BadBody bad:
                return Refuse(profile.Name, HubError.BadBody, bad.Reason);
            case DeliveryVerdict.Refused refused:
                return Refuse(profile.Name, HubError.BadSignature, refused.Reason);
            case var other:
                throw new InvalidOperationException($"A verdict of another kind: {other.GetType().Name}.");
        }
    }

    private async Task<Outcome<DeliveryAnswer>> Accept(VendorProfile profile, DeliveryVerdict.Accepted accepted, ReadOnlyMemory<byte> body, DateTimeOffset now, CancellationToken ct)
    {
        var entry = new InboxEntry
        {
            Id = accepted.InboxId,
            Vendor = profile.Name,
            ReceivedAt = now,
            PayloadSha256 = accepted.PayloadSha256,
            PayloadAuthenticated = accepted.PayloadAuthenticated,
            UrlEvent = accepted.UrlEvent,
            Defect = accepted.Defect,
        };
        var again = await accept.Handle(entry, body, ct) is Accepted.Duplicate;
        if (again) ledger.Repeated(profile.Name);
        HubMetrics.Delivered(profile.Name, again);
        return accepted.Answer;
    }

    private HubError Refuse(string vendor, HubError error, string? reason = null)
    {
        ledger.Refused(vendor, reason ?? error.Code);
        HubMetrics.Refused(vendor, error, reason ?? error.Code);
        return error;
    }
}
