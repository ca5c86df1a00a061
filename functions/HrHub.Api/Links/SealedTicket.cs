using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using HrHub.Core.Keys;

namespace HrHub.Api.Links;

/// <summary>What a link says, in the link itself: sealed under the epoch key, so that nobody else can make or read one, and nothing is kept of it.</summary>
internal static class SealedTicket
{
    private const string Field = "ticket";

    /// <param name="ticket">What it says.</param>
    /// <param name="kind">Of link: one of another kind does not open.</param>
    /// <param name="keys">Of the hub.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Letters, digits, - and _ only.</returns>
    public static async Task<string> Seal<T>(T ticket, string kind, KeyRing keys, CancellationToken ct)
        => Base64Url.EncodeToString((await keys.CurrentEpoch(ct)).Seal(JsonSerializer.SerializeToUtf8Bytes(ticket), kind, Field));

    /// <returns>Null for whatever this hub has not sealed.</returns>
    public static async Task<T?> Open<T>(string text, string kind, KeyRing keys, CancellationToken ct) where T : class
    {
        try
        {
            var sealedBytes = Base64Url.DecodeFromChars(text);
            return JsonSerializer.Deserialize<T>((await keys.EpochOf(sealedBytes, ct)).Open(sealedBytes, kind, Field));
        }
        catch (Exception foreign) when (foreign is FormatException or CryptographicException or JsonException)
        {
            return null;
        }
    }
}
