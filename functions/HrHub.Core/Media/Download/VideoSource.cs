using HrHub.Core.Canonical;
using HrHub.Core.Media.Hls;

namespace HrHub.Core.Media.Download;

/// <summary>What a link offers, opened at an offset.</summary>
/// <param name="Content">The plaintext from the offset on; read once.</param>
/// <param name="Validator">By which a later download may go on where this one stopped; null when it has to begin again.</param>
/// <param name="ContentType">As its first bytes show; null when opened in the middle.</param>
public sealed record OpenedSource(Stream Content, string? Validator, string? ContentType) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}

/// <summary>Opens links: plain files, and HLS playlists as the run of their segments. The first bytes decide which, and whether it is what it should be.</summary>
public sealed class VideoSource(SafeHttp http, DownloadOptions options, TimeProvider clock)
{
    private const string HlsPrefix = "hls:";

    /// <param name="url">The link; checked like every redirect and segment.</param>
    /// <param name="kind">What it should be.</param>
    /// <param name="hosts">Hosts of the vendor's profile.</param>
    /// <param name="offset">Bytes that are there already; 0 with no validator for a new download.</param>
    /// <param name="validator">Of the download that goes on here.</param>
    /// <param name="ct">Cancels.</param>
    /// <remarks>Fails as <see cref="IMediaBytes.Read"/> does.</remarks>
    public async Task<OpenedSource> Open(string url, MediaKind kind, IReadOnlyList<string> hosts, long offset, string? validator, CancellationToken ct)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var link)) throw new MediaRefusedException(Refusal.BadLink, "The link is not an absolute web address.");
        var context = new DownloadContext(http, hosts, options, clock);
        return offset == 0 ? await OpenNew(context, link, kind, ct) : await OpenAt(context, link, offset, validator!, ct);
    }

    private static async Task<OpenedSource> OpenNew(DownloadContext context, Uri link, MediaKind kind, CancellationToken ct)
    {
        var file = new RangedBytes(context, link, 0);
        try
        {
            var head = await Head(file, ct);
            if (!HlsPlaylist.Is(head)) return new(new MediaStream(head, file), file.Validator, MediaSignature.Check(kind, head));

            var text = await HlsSource.ReadText(file, head, ct);
            file.Dispose();
            return await OpenHls(context, await HlsSource.Resolve(context, file.FinalUrl, text, ct), kind, ct);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static async Task<OpenedSource> OpenHls(DownloadContext context, HlsPlaylist playlist, MediaKind kind, CancellationToken ct)
    {
        var segments = new HlsBytes(context, playlist.Pieces, 0);
        try
        {
            var head = await Head(segments, ct);
            return new(new MediaStream(head, segments), HlsPrefix + playlist.Fingerprint, MediaSignature.Check(kind, head));
        }
        catch
        {
            segments.Dispose();
            throw;
        }
    }

    private static async Task<OpenedSource> OpenAt(DownloadContext context, Uri link, long offset, string validator, CancellationToken ct)
    {
        if (!validator.StartsWith(HlsPrefix, StringComparison.Ordinal))
            return new(new MediaStream(default, new RangedBytes(context, link, offset, validator: validator)), validator, null);

        using var list = new RangedBytes(context, link, 0);
        var text = await HlsSource.ReadText(list, default, ct);
        var playlist = await HlsSource.Resolve(context, list.FinalUrl, text, ct);
        if (HlsPrefix + playlist.Fingerprint != validator) throw new SourceChangedException("The playlist names other segments now.");
        return new(new MediaStream(default, new HlsBytes(context, playlist.Pieces, offset)), validator, null);
    }

    private static async Task<byte[]> Head(IMediaBytes bytes, CancellationToken ct)
    {
        var head = new byte[MediaSignature.Size];
        var length = 0;
        while (length < head.Length && await bytes.Read(head.AsMemory(length), ct) is var count and > 0) length += count;
        return head[..length];
    }
}
