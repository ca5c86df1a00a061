using System.Buffers;

namespace HrHub.Core.Vendors.Delivery;

/// <summary>Bytes written as text by somebody else: null where they are not written so.</summary>
internal static class EncodedBytes
{
    /// <summary>RFC 4648 section 8, in either case.</summary>
    public static byte[]? FromHex(string text)
    {
        var bytes = new byte[text.Length / 2];
        return text.Length % 2 == 0 && Convert.FromHexString(text, bytes, out _, out _) is OperationStatus.Done ? bytes : null;
    }

    /// <summary>RFC 4648 section 4.</summary>
    public static byte[]? FromBase64(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var written) ? bytes[..written] : null;
    }
}
