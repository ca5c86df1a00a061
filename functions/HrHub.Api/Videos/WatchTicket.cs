using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using HrHub.Core.Keys;

namespace HrHub.Api.Videos;

/// <summary>What a link to watch a video says: which one, until when, and for whose browser. Sealed under the epoch key, so that nobody else can make or read one, and nothing is kept of it.</summary>
/// <param name="CandidateId">Whose video.</param>
/// <param name="MediaId">Which.</param>
/// <param name="Until">The end of the link.</param>
/// <param name="Browser">SHA-256 of the cookie that was set with it, in hex: the link alone is worth nothing.</param>
public sealed record WatchTicket(string CandidateId, string MediaId, DateTimeOffset Until, string Browser)
{
    private const string Record = "watch-link", Field = "ticket";

    /// <returns>Letters, digits, - and _ only.</returns>
    public async Task<string> Seal(KeyRing keys, CancellationToken ct)
        => Base64Url.EncodeToString((await keys.CurrentEpoch(ct)).Seal(JsonSerializer.SerializeToUtf8Bytes(this), Record, Field));

    /// <returns>Null for whatever this hub has not sealed.</returns>
    public static async Task<WatchTicket?> Open(string text, KeyRing keys, CancellationToken ct)
    {
        try
        {
            var sealedBytes = Base64Url.DecodeFromChars(text);
            return JsonSerializer.Deserialize<WatchTicket>((await keys.EpochOf(sealedBytes, ct)).Open(sealedBytes, Record, Field));
        }
        catch (Exception foreign) when (foreign is FormatException or CryptographicException or JsonException)
        {
            return null;
        }
    }

    public static string BrowserOf(string cookie) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(cookie)));
}
