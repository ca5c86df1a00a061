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
        if (shown is null && time is null && claims.UrlEvent is null && leftOut.Count == 0) return InboxId.OfBody(profile.Name, delivery.Body.Span);

        var body = leftOut.Count > 0 && claims.Defect is null ? HashWithout(leftOut, delivery.Body.Span) : SHA256.HashData(delivery.Body.Span);
        return InboxId.OfDelivery(profile.Name, $"{shown}\n{time}\n{claims.UrlEvent}\n{Convert.ToHexStringLower(body)}");
    }

    /// <summary>Hash of the tokens of the body, so that neither white space nor the named fields make a difference.</summary>
    private static byte[] HashWithout(IReadOnlyList<FieldPath> leftOut, ReadOnlySpan<byte> json)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> head = stackalloc byte[5];
        var path = new Stack<(int Depth, string Name)>();
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.PropertyName)
            {
                while (path.TryPeek(out var top) && top.Depth >= reader.CurrentDepth) path.Pop();
                path.Push((reader.CurrentDepth, reader.GetString()!));
                if (leftOut.Any(field => field.ToString() == string.Join('.', path.Reverse().Select(step => step.Name))))
                {
                    reader.Skip();
                    continue;
                }
            }
            head[0] = (byte)reader.TokenType;
            BitConverter.TryWriteBytes(head[1..], reader.ValueSpan.Length);
            hash.AppendData(head);
            hash.AppendData(reader.ValueSpan);
        }
        return hash.GetHashAndReset();
    }
}
