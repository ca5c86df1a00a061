using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HrHub.Core.Events;

/// <summary>How events are signed: Standard Webhooks 1.0.0 (github.com/standard-webhooks/standard-webhooks, spec/standard-webhooks.md), symmetric.</summary>
public static class EventSignature
{
    public const string IdHeader = "webhook-id", TimeHeader = "webhook-timestamp", SignatureHeader = "webhook-signature";

    /// <summary>Bytes of a secret.</summary>
    public const int SecretLength = 32;

    /// <param name="secrets">One, or two while they are rotated: the receiver needs only one of them.</param>
    /// <param name="id">Of the event.</param>
    /// <param name="at">When it is sent.</param>
    /// <param name="body">What is sent.</param>
    /// <returns>The value of the header.</returns>
    public static string Of(IEnumerable<byte[]> secrets, string id, DateTimeOffset at, ReadOnlySpan<byte> body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{Time(at)}."), .. body];
        return string.Join(' ', secrets.Select(secret => $"v1,{Convert.ToBase64String(HMACSHA256.HashData(secret, signed))}"));
    }

    /// <summary>Seconds since 1970.</summary>
    public static string Time(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>As the receiver is given it.</summary>
    public static string Written(ReadOnlySpan<byte> secret) => $"whsec_{Convert.ToBase64String(secret)}";
}
