using System.Security.Cryptography;
using System.Text;

namespace HrHub.Core.Inbox;

/// <summary>Ids of inbox entries: derived, so that the same delivery has the same id whenever and however often it comes.</summary>
public static class InboxId
{
    /// <param name="vendor">Vendor name: lower-case letters, digits, dashes.</param>
    /// <param name="deliveryId">The id the vendor signs.</param>
    public static string OfDelivery(string vendor, string deliveryId) => Named(vendor, "id", SHA256.HashData(Encoding.UTF8.GetBytes(deliveryId)));

    /// <summary>For vendors that sign no id: the body stands for itself.</summary>
    public static string OfBody(string vendor, ReadOnlySpan<byte> body) => OfBodyHash(vendor, SHA256.HashData(body));

    /// <summary>The same, of a body that was hashed before.</summary>
    /// <param name="vendor">Vendor name.</param>
    /// <param name="sha256">32 bytes.</param>
    public static string OfBodyHash(string vendor, ReadOnlySpan<byte> sha256) => Named(vendor, "body", sha256);

    private static string Named(string vendor, string kind, ReadOnlySpan<byte> hash) => $"{vendor}:{kind}-{Convert.ToHexStringLower(hash[..16])}";
}
