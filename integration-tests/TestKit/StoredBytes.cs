using System.Text;

namespace HrHub.TestKit;

/// <summary>Every byte that a hub has on disk, to be searched.</summary>
public static class StoredBytes
{
    /// <summary>Files below the folder that hold the text in plain, by name. Open databases are read too; a running worker's sign of life is an empty file that it alone may open.</summary>
    public static IReadOnlyList<string> FilesWith(string folder, string text)
    {
        var sought = Encoding.UTF8.GetBytes(text);
        return [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => !path.EndsWith(".alive", StringComparison.Ordinal) && Read(path).AsSpan().IndexOf(sought) >= 0).Select(path => Path.GetRelativePath(folder, path))];
    }

    internal static byte[] Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
