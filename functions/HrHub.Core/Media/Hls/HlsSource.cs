using System.Text;
using HrHub.Core.Media.Download;

namespace HrHub.Core.Media.Hls;

/// <summary>From the link of a playlist to the pieces of its best variant.</summary>
public static class HlsSource
{
    /// <param name="context">How to fetch.</param>
    /// <param name="url">Where <paramref name="text"/> came from, after redirects.</param>
    /// <param name="text">A master or media playlist.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="MediaRefusedException">Encrypted, malformed, or its audio would be lost.</exception>
    /// <exception cref="MediaNotReadyException">Still growing.</exception>
    public static async Task<HlsPlaylist> Resolve(DownloadContext context, Uri url, string text, CancellationToken ct)
    {
        var playlist = HlsPlaylist.Parse(text, url);
        if (playlist.Variants.Count == 0) return playlist;

        var best = playlist.Variants.MaxBy(variant => variant.Bandwidth)!;
        // Its audio lies in a playlist of its own: taking only the pictures would lose it silently.
        if (best.AudioGroup is { } group && playlist.SeparateAudio.Contains(group))
            throw new MediaRefusedException(Refusal.HlsSeparateAudio, "The playlist keeps audio apart from video.");

        using var bytes = new RangedBytes(context, best.Url, 0);
        var media = HlsPlaylist.Parse(await ReadText(bytes, default, ct), bytes.FinalUrl);
        return media.Variants.Count == 0 ? media : throw new MediaRefusedException(Refusal.HlsMalformed, "A variant is a master playlist again.");
    }

    /// <summary>The text of a playlist whose first bytes were read already.</summary>
    public static async Task<string> ReadText(IMediaBytes bytes, ReadOnlyMemory<byte> head, CancellationToken ct)
    {
        var text = new MemoryStream();
        text.Write(head.Span);
        var buffer = new byte[16 * 1024];
        while (await bytes.Read(buffer, ct) is var count and > 0)
        {
            text.Write(buffer, 0, count);
            if (text.Length > HlsPlaylist.MaxBytes) throw new MediaRefusedException(Refusal.HlsMalformed, "The playlist is too long.");
        }
        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }
}
