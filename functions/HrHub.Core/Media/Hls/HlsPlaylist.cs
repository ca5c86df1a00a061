using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HrHub.Core.Media.Download;

namespace HrHub.Core.Media.Hls;

/// <summary>A run of bytes of one resource: a media segment, or an initialization section.</summary>
/// <param name="Url">Absolute.</param>
/// <param name="From">First byte.</param>
/// <param name="Until">Byte after the last; null for the whole resource.</param>
public sealed record HlsPiece(Uri Url, long From, long? Until)
{
    /// <summary>Without the link's query, which may hold a token.</summary>
    public override string ToString() => $"HlsPiece({From}–{Until})";
}

/// <summary>One variant of a master playlist.</summary>
/// <param name="Url">Its media playlist.</param>
/// <param name="Bandwidth">Peak bits per second.</param>
/// <param name="AudioGroup">Group of separate audio renditions, where it has one.</param>
public sealed record HlsVariant(Uri Url, long Bandwidth, string? AudioGroup);

/// <summary>An HLS playlist (RFC 8216): either variants to choose from, or pieces to fetch in order.</summary>
public sealed record HlsPlaylist
{
    public const int MaxBytes = 4 << 20;
    private const int MaxPieces = 50_000;

    public IReadOnlyList<HlsVariant> Variants { get; init; } = [];
    public IReadOnlyList<HlsPiece> Pieces { get; init; } = [];

    /// <summary>Changes of encoding between segments; the pieces are kept in order all the same.</summary>
    public int Discontinuities { get; init; }

    /// <summary>Groups whose audio is a playlist of its own.</summary>
    public IReadOnlySet<string> SeparateAudio { get; init; } = new HashSet<string>();

    /// <summary>Equal for playlists that name the same pieces, whatever tokens their links carry.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', Pieces.Select(piece => $"{piece.Url.AbsolutePath} {piece.From} {piece.Until}")))));

    /// <summary>Begins like a playlist: <c>#EXTM3U</c>, with or without a byte order mark.</summary>
    public static bool Is(ReadOnlySpan<byte> head)
        => (head.StartsWith<byte>([0xef, 0xbb, 0xbf]) ? head[3..] : head).StartsWith("#EXTM3U"u8);

    /// <param name="text">The playlist.</param>
    /// <param name="url">Where it came from: relative links start there.</param>
    /// <exception cref="MediaRefusedException">Encrypted, or not as RFC 8216 says.</exception>
    /// <exception cref="MediaNotReadyException">Still growing: no EXT-X-ENDLIST.</exception>
    public static HlsPlaylist Parse(string text, Uri url)
    {
        var reading = new Reading(url);
        foreach (var line in text.TrimStart('\ufeff').Split('\n', StringSplitOptions.TrimEntries)) reading.Line(line);
        return reading.End();
    }

    private sealed class Reading(Uri url)
    {
        private readonly List<HlsVariant> _variants = [];
        private readonly List<HlsPiece> _pieces = [];
        private readonly HashSet<string> _separateAudio = [];
        private Dictionary<string, string>? _variant;
        private (long Length, long? Offset)? _range;
        private bool _segment, _ended;
        private int _discontinuities;

        public void Line(string line)
        {
            if (line.Length == 0 || (line[0] == '#' && !line.StartsWith("#EXT", StringComparison.Ordinal))) return;
            if (line[0] != '#')
            {
                Address(line);
                return;
            }
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var (tag, value) = colon < 0 ? (line, "") : (line[..colon], line[(colon + 1)..]);
            switch (tag)
            {
                case "#EXT-X-STREAM-INF": _variant = HlsAttributes.Parse(value); break;
                case "#EXT-X-MEDIA": Rendition(HlsAttributes.Parse(value)); break;
                case "#EXT-X-KEY" or "#EXT-X-SESSION-KEY": Key(HlsAttributes.Parse(value)); break;
                case "#EXT-X-MAP": Map(HlsAttributes.Parse(value)); break;
                case "#EXT-X-BYTERANGE": _range = Range(value); break;
                case "#EXTINF": _segment = true; break;
                case "#EXT-X-DISCONTINUITY": _discontinuities++; break;
                case "#EXT-X-ENDLIST": _ended = true; break;
                case "#EXT-X-GAP": throw Malformed("a segment is missing");
                case "#EXT-X-DEFINE": throw Malformed("it uses variables");
            }
        }

        public HlsPlaylist End()
        {
            if (_variants.Count == 0 && _pieces.Count == 0) throw _ended ? Malformed("it names no segment") : new MediaNotReadyException("The playlist names no segment yet.");
            if (_variants.Count > 0 && _pieces.Count > 0) throw Malformed("it mixes variants and segments");
            if (_pieces.Count > 0 && !_ended) throw new MediaNotReadyException("The playlist is still growing.");
            return new HlsPlaylist { Variants = _variants, Pieces = _pieces, Discontinuities = _discontinuities, SeparateAudio = _separateAudio };
        }

        private void Address(string line)
        {
            if (_variant is { } variant)
            {
                var bandwidth = variant.TryGetValue("BANDWIDTH", out var text) && long.TryParse(text, NumberStyles.None, null, out var bits) ? bits : throw Malformed("a variant has no bandwidth");
                _variants.Add(new(Absolute(line), bandwidth, variant.GetValueOrDefault("AUDIO")));
                _variant = null;
                return;
            }
            if (!_segment) throw Malformed("a segment has no duration");
            Add(Absolute(line), _range);
            (_segment, _range) = (false, null);
        }

        private void Rendition(Dictionary<string, string> rendition)
        {
            if (rendition.GetValueOrDefault("TYPE") == "AUDIO" && rendition.ContainsKey("URI") && rendition.TryGetValue("GROUP-ID", out var group)) _separateAudio.Add(group);
        }

        private static void Key(Dictionary<string, string> key)
        {
            if (key.GetValueOrDefault("METHOD") != "NONE") throw new MediaRefusedException(Refusal.HlsEncrypted, "The playlist's segments are encrypted.");
        }

        private void Map(Dictionary<string, string> map)
            => Add(Absolute(map.GetValueOrDefault("URI") ?? throw Malformed("an initialization section has no address")), map.TryGetValue("BYTERANGE", out var range) ? Range(range) : null, isMap: true);

        private void Add(Uri address, (long Length, long? Offset)? range, bool isMap = false)
        {
            if (_pieces.Count == MaxPieces) throw Malformed($"it has more than {MaxPieces} pieces");
            // A range without an offset begins where the one before it ended, in the same resource (RFC 8216, 4.3.2.2); for a map it begins at zero.
            var from = range is null ? 0 : range.Value.Offset ?? (isMap ? 0 : _pieces is [.., { Until: { } end } before] && before.Url == address ? end : throw Malformed("a byte range has no beginning"));
            _pieces.Add(new(address, from, from + range?.Length));
        }

        private static (long Length, long? Offset) Range(string text)
        {
            var parts = text.Split('@');
            if (parts.Length > 2 || !long.TryParse(parts[0], NumberStyles.None, null, out var length) || length == 0) throw Malformed("a byte range can't be read");
            if (parts.Length == 1) return (length, null);
            return long.TryParse(parts[1], NumberStyles.None, null, out var offset) ? (length, offset) : throw Malformed("a byte range can't be read");
        }

        private Uri Absolute(string address) => Uri.TryCreate(url, address, out var absolute) ? absolute : throw Malformed("an address can't be read");
    }

    private static MediaRefusedException Malformed(string what) => new(Refusal.HlsMalformed, $"The playlist is not as RFC 8216 says: {what}.");
}
