using System.Text.Json;
using HrHub.Core.Canonical;

namespace HrHub.Core.Vendors.Delivery;

/// <summary>Finds out whether a request only tries the address.</summary>
internal static class HandshakeCheck
{
    /// <summary>Longer challenges than any vendor sends are not echoed.</summary>
    private const int MaxEcho = 1024;

    /// <returns>The answer that the vendor wants, or null: this is no handshake of that kind.</returns>
    public static DeliveryVerdict.Handshake? Find(DeliveryRules rules, IncomingDelivery delivery, Claims claims, bool authenticated)
        => rules.Handshakes.Where(rule => rule.Authenticated == authenticated && Matches(rule, delivery, claims))
            .Select(rule => Answer(rule, rules.Answer, claims))
            .FirstOrDefault(answer => answer is not null);

    private static bool Matches(HandshakeRule rule, IncomingDelivery delivery, Claims claims)
        => rule.EmptyBody ? IsEmpty(delivery.Body.Span)
            : claims.Field(rule.Field ?? rule.Echo) is { } text && (rule.Value is null || rule.Value == text);

    private static bool IsEmpty(ReadOnlySpan<byte> body)
    {
        var text = body.Trim(" \t\r\n"u8);
        return text.IsEmpty || (text[0] == '{' && text[^1] == '}' && text[1..^1].Trim(" \t\r\n"u8).IsEmpty);
    }

    private static DeliveryVerdict.Handshake? Answer(HandshakeRule rule, DeliveryAnswer usual, Claims claims)
    {
        var answer = rule.Answer ?? usual;
        if (rule.Echo is not { } echo) return new(answer);
        if (claims.Field(echo) is not { Length: <= MaxEcho } challenge) return null;
        return new(rule.EchoAs is EchoForm.Text
            ? answer with { Body = challenge, ContentType = "text/plain; charset=utf-8" }
            : answer with { Body = JsonSerializer.Serialize(new Dictionary<string, string> { [echo.LastName] = challenge }, CanonicalJson.Options), ContentType = "application/json" });
    }
}
