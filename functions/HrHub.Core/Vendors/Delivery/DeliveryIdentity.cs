using System.Security.Cryptography;
using System.Text.Json;
using HrHub.Core.Inbox;

namespace HrHub.Core.Vendors.Delivery;

/// <summary>
/// Derives the id under which a delivery is kept. An id that the vendor signed decides alone; whatever anybody could have set (an unsigned id, the time
/// in a header, the event in the address) only counts together with the body: it can make one delivery two, which does no harm, but never two one.
/// </summary>
internal static class DeliveryIdentity
{
    public static string InboxIdOf(VendorProfile profile, IncomingDelivery delivery, Claims claims)
    {
        var rules = profile.Delivery;
        if (rules.SignsDeliveryId && claims.DeliveryId is { } signed) return InboxId.OfDelivery(profile.Name, signed);

        var shown = rules.DeliveryId is { Headers.Count: > 0 } ? claims.DeliveryId : null;
        var time = rules.Timestamp is { Headers.Count: > 0 } ? claims.Timestamp : null;
        var leftOut = rules.DeliveryId?.Volatile ?? [];
        if (shown is null && time is null && claims.UrlEvent is null && leftOut.Count == 0) return InboxId.OfBodyHash(profile.Name, claims.BodySha256);

        var body = leftOut.Count > 0 && claims.Defect is null ? HashWithout(leftOut, delivery.Body.Span) : claims.BodySha256;
        return InboxId.OfDelivery(profile.Name, $"{shown}\n{time}\n{claims.UrlEvent}\n{Convert.ToHexStringLower(body)}");
    }

    /// <summary>Hash of the tokens of the body, so that neither white space nor the values of the named fields make a difference.</summary>
    private static byte[] HashWithout(IReadOnlyList<FieldPath> leftOut, ReadOnlySpan<byte> json)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> pending = stackalloc byte[1024];
        var filled = 0;
        List<(long Start, long End)> gaps = new(leftOut.Count);
        foreach (var field in leftOut)
        {
            if (field.Locate(json) is { } gap) gaps.Add(gap);
        }

        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (IsIn(gaps, reader.TokenStartIndex)) continue;

            // Kind, text, zero: JSON text holds no bare zero, so no two token lists look alike.
            var text = reader.ValueSpan;
            if (filled + text.Length + 2 > pending.Length)
            {
                hash.AppendData(pending[..filled]);
                filled = 0;
            }
            pending[filled++] = (byte)reader.TokenType;
            if (filled + text.Length + 1 > pending.Length)
            {
                hash.AppendData(pending[..filled]);
                hash.AppendData(text);
                filled = 0;
            }
            else
            {
                text.CopyTo(pending[filled..]);
                filled += text.Length;
            }
            pending[filled++] = 0;
        }
        hash.AppendData(pending[..filled]);
        return hash.GetHashAndReset();
    }

    private static bool IsIn(List<(long Start, long End)> gaps, long at)
    {
        foreach (var (start, end) in gaps)
        {
            if (at >= start && at < end) return true;
        }
        return false;
    }
}
