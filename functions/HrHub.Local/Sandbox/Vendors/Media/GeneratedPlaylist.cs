using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HrHub.Local.Sandbox.Vendors.Media;

/// <summary>How the segments of a playlist are cut (RFC 8216).</summary>
public enum PlaylistKind
{
    /// <summary>MPEG-2 transport stream segments.</summary>
    Ts,

    /// <summary>Fragmented MP4 with <c>EXT-X-MAP</c>.</summary>
    Fmp4,

    /// <summary>Byte ranges of one file, with <c>EXT-X-MAP</c> as a range of the same file.</summary>
    Ranges,

    /// <summary>Transport stream segments said to be encrypted with AES-128.</summary>
    Encrypted,
}

/// <summary>An HLS media playlist whose segments exist only as a formula, like <see cref="GeneratedVideo"/>.</summary>
/// <param name="Kind">How it is cut.</param>
/// <param name="Seed">Two playlists with the same kind, seed and count are the same.</param>
/// <param name="Segments">1–10,000 segments of <see cref="SegmentLength"/> bytes.</param>
public sealed record GeneratedPlaylist(PlaylistKind Kind, uint Seed, int Segments)
{
    /// <summary>500 transport stream packets.</summary>
    public const int SegmentLength = 188 * 500;

    /// <summary>Path in the sandbox: <c>/hls/kind/seed-segments</c>; below it <c>index.m3u8</c> and the segments.</summary>
    public string Path => $"/hls/{Kind.ToString().ToLowerInvariant()}/{Seed}-{Segments}";

    private GeneratedVideo Init => new(Seed, 1_024);

    private bool HasInit => Kind is PlaylistKind.Fmp4 or PlaylistKind.Ranges;

    /// <returns>Null when there is no such playlist.</returns>
    public static GeneratedPlaylist? Parse(string kind, string name)
        => Enum.TryParse<PlaylistKind>(kind, ignoreCase: true, out var known) && name.Split('-') is [var seed, var count]
            && uint.TryParse(seed, NumberStyles.None, CultureInfo.InvariantCulture, out var s)
            && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var c) && c is >= 1 and <= 10_000 ? new(known, s, c) : null;

    /// <summary>The playlist's text.</summary>
    public string Index()
    {
        var text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:6\n#EXT-X-MEDIA-SEQUENCE:0\n#EXT-X-PLAYLIST-TYPE:VOD\n");
        if (Kind is PlaylistKind.Encrypted) text.Append("#EXT-X-KEY:METHOD=AES-128,URI=\"key.bin\"\n");
        if (Kind is PlaylistKind.Fmp4) text.Append("#EXT-X-MAP:URI=\"init.mp4\"\n");
        if (Kind is PlaylistKind.Ranges) text.Append($"#EXT-X-MAP:URI=\"all.mp4\",BYTERANGE=\"{Init.Length}@0\"\n");
        for (var i = 0; i < Segments; i++)
        {
            text.Append("#EXTINF:6.0,\n");
            if (Kind is PlaylistKind.Ranges) text.Append($"#EXT-X-BYTERANGE:{SegmentLength}@{Init.Length + (long)i * SegmentLength}\n");
            text.Append(Kind switch { PlaylistKind.Ranges => "all.mp4\n", PlaylistKind.Fmp4 => $"{i}.m4s\n", _ => $"{i}.ts\n" });
        }
        return text.Append("#EXT-X-ENDLIST\n").ToString();
    }

    /// <summary>The bytes of a file below the playlist's path; null when there is none of that name.</summary>
    public byte[]? File(string name) => name switch
    {
        "index.m3u8" => Encoding.UTF8.GetBytes(Index()),
        "init.mp4" when Kind is PlaylistKind.Fmp4 => InitBytes(),
        "all.mp4" when Kind is PlaylistKind.Ranges => [.. InitBytes(), .. Enumerable.Range(0, Segments).SelectMany(Segment)],
        _ when Kind is not PlaylistKind.Ranges && int.TryParse(System.IO.Path.GetFileNameWithoutExtension(name), out var index) && index >= 0 && index < Segments => Segment(index),
        _ => null,
    };

    /// <summary>Bytes of all segments in order, the initialization section first.</summary>
    public long Length => (HasInit ? Init.Length : 0) + (long)Segments * SegmentLength;

    /// <summary>Lower-case hex of all segments in order, the initialization section first: what a capture must end with.</summary>
    public string Sha256()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        if (HasInit) hash.AppendData(InitBytes());
        for (var i = 0; i < Segments; i++) hash.AppendData(Segment(i));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private byte[] InitBytes()
    {
        var bytes = new byte[Init.Length];
        Init.Read(0, bytes);
        return bytes;
    }

    private byte[] Segment(int index)
    {
        var bytes = new byte[SegmentLength];
        Noise.Fill(Seed + (uint)index + 1, 0, bytes);
        // Every packet of a transport stream begins with 0x47; a fragment begins with its box.
        if (Kind is PlaylistKind.Ts or PlaylistKind.Encrypted)
            for (var at = 0; at < bytes.Length; at += 188) bytes[at] = 0x47;
        else
            new byte[] { 0, 0, 0, 8, (byte)'m', (byte)'o', (byte)'o', (byte)'f' }.CopyTo(bytes, 0);
        return bytes;
    }
}
