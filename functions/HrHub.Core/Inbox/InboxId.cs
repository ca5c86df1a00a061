using System.Security.Cryptography;
using System.Text;

namespace HrHub.Core.Inbox;

/// <summary>Ids of inbox entries: derived, so that the same delivery has the same id whenever and however often it comes.</summary>
public static class InboxId
{
    /// <param name="vendor">Vendor name: lower-case letters, digits, dashes.</param>
    /// <param name="deliveryId">The id the vendor signs.</param>
    public static string OfDelivery(string vendor, string deliveryId) => Of(vendor, "id", Encoding.UTF8.GetBytes(deliveryId));

    /// <summary>For vendors that sign no id: the body stands for itself.</summary>
    public static string OfBody(string vendor, ReadOnlySpan<byte> body) => Of(vendor, "body", body);

    private static string Of(string vendor, string kind, ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(bytes, hash);
        return $"{vendor}:{kind}-{Convert.ToHexStringLower(hash[..16])}";
    }
}
