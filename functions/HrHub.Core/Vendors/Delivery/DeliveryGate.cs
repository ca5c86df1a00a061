namespace HrHub.Core.Vendors.Delivery;

/// <summary>
/// Decides what a request of a vendor is, over its raw bytes and by the vendor's profile. Pure: no clock, no store, no settings. Whatever is not
/// proven is refused.
/// </summary>
public static class DeliveryGate
{
    /// <param name="profile">A profile that <see cref="VendorProfile.Check"/> found nothing wrong with.</param>
    /// <param name="delivery">The request, its body within <see cref="DeliveryRules.BodyLimit"/>.</param>
    /// <param name="secrets">The secrets of all vendors.</param>
    /// <param name="now">The time of arrival.</param>
    public static DeliveryVerdict Judge(VendorProfile profile, IncomingDelivery delivery, VendorSecrets secrets, DateTimeOffset now)
    {
        var rules = profile.Delivery;
        if (rules.Addresses.Count > 0 && !rules.Addresses.Any(range => delivery.RemoteAddress is { } caller && range.Contains(caller)))
            return new DeliveryVerdict.Refused(RefusalReason.AddressNotAllowed);

        var claims = new Claims(rules, delivery);
        if (HandshakeCheck.Find(rules, delivery, claims, authenticated: false) is { } trial) return trial;

        var refusal = CredentialCheck.Refusal(rules, delivery, claims, secrets)
            ?? (rules.Signature is { } signature ? SignatureCheck.Refusal(rules, signature, delivery, claims, secrets, now) : null);
        if (refusal is not null) return new DeliveryVerdict.Refused(refusal);
        if (HandshakeCheck.Find(rules, delivery, claims, authenticated: true) is { } handshake) return handshake;

        if (claims.Defect is { } defect && !rules.PayloadAuthenticated) return new DeliveryVerdict.BadBody(defect);
        return new DeliveryVerdict.Accepted(
            DeliveryIdentity.InboxIdOf(profile, delivery, claims), Convert.ToHexStringLower(claims.BodySha256), rules.PayloadAuthenticated, claims.UrlEvent, claims.Defect, rules.Answer);
    }
}
