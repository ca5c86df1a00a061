using HrHub.Core.Media.Download;

namespace HrHub.Core.Media.Hls;

/// <summary>Attribute lists of HLS tags: <c>NAME=value,NAME="quoted, value"</c> (RFC 8216, 4.2).</summary>
public static class HlsAttributes
{
    /// <returns>Values without their quotes.</returns>
    /// <exception cref="MediaRefusedException">Not an attribute list.</exception>
    public static Dictionary<string, string> Parse(string text)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var at = 0; at < text.Length;)
        {
            var equals = text.IndexOf('=', at);
            if (equals < 0) throw Malformed();
            var name = text[at..equals].Trim();
            var start = equals + 1;
            var quoted = start < text.Length && text[start] == '"';
            var end = quoted ? text.IndexOf('"', start + 1) : text.IndexOf(',', start);
            if (quoted && end < 0) throw Malformed();
            if (end < 0) end = text.Length;
            found[name] = quoted ? text[(start + 1)..end] : text[start..end].Trim();
            at = text.IndexOf(',', quoted ? end : Math.Min(end, text.Length)) is var comma and >= 0 ? comma + 1 : text.Length;
        }
        return found;
    }

    private static MediaRefusedException Malformed() => new(Refusal.HlsMalformed, "The playlist is not as RFC 8216 says: an attribute list can't be read.");
}
