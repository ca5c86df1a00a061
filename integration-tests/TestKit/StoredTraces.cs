using System.Text;

namespace HrHub.TestKit;

/// <summary>Searches every byte below a folder for texts, in all the forms in which software writes them down.</summary>
public static class StoredTraces
{
    /// <returns>Lines such as <c>records.db-wal: MARK-QUOTE (UTF-16)</c>.</returns>
    public static IReadOnlyList<string> Find(string folder, IReadOnlyList<string> texts)
    {
        var forms = texts.SelectMany(Forms).ToList();
        var found = new List<string>();
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(path => !path.EndsWith(".alive", StringComparison.Ordinal)))
        {
            var bytes = StoredBytes.Read(path);
            found.AddRange(forms.Where(form => bytes.AsSpan().IndexOf(form.Bytes) >= 0).Select(form => $"{Path.GetRelativePath(folder, path)}: {form.Text} ({form.Form})"));
        }
        return found;
    }

    /// <summary>Files that hold any of these byte sequences.</summary>
    public static IReadOnlyList<string> FindBytes(string folder, IReadOnlyList<byte[]> sequences)
        => [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(path => !path.EndsWith(".alive", StringComparison.Ordinal))
            .Where(path => StoredBytes.Read(path) is var bytes && sequences.Any(sequence => bytes.AsSpan().IndexOf(sequence) >= 0)).Select(path => Path.GetRelativePath(folder, path))];

    private static IEnumerable<(string Text, string Form, byte[] Bytes)> Forms(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        yield return (text, "UTF-8", utf8);
        yield return (text, "UTF-16", Encoding.Unicode.GetBytes(text));
        yield return (text, "UTF-16 BE", Encoding.BigEndianUnicode.GetBytes(text));
        yield return (text, "hex", Encoding.ASCII.GetBytes(Convert.ToHexStringLower(utf8)));
        yield return (text, "HEX", Encoding.ASCII.GetBytes(Convert.ToHexString(utf8)));
        if (text.Any(character => character > 127)) yield return (text, "JSON escapes", Encoding.ASCII.GetBytes(string.Concat(text.Select(character => $"\\u{(int)character:x4}"))));
        // Wherever the text lies in a longer one, one of three alignments matches; its edges depend on its neighbours.
        for (var before = 0; before < 3; before++)
        {
            var encoded = Convert.ToBase64String([.. new byte[before], .. utf8]).TrimEnd('=');
            yield return (text, "base64", Encoding.ASCII.GetBytes(encoded[(before == 0 ? 0 : 4)..^1]));
        }
    }
}
