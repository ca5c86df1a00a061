using HrHub.TestKit;

namespace HrHub.Tests.Architecture;

/// <summary>The source tree that these tests judge, found from the test's own place in it.</summary>
internal static class Repository
{
    public static string Root => SourceTree.Root;

    /// <summary>Source files of the given top folders, without what a build makes.</summary>
    public static IEnumerable<SourceFile> Files(string pattern, params ReadOnlySpan<string> folders)
    {
        var found = new List<SourceFile>();
        foreach (var folder in folders)
            foreach (var path in Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories))
                if (!IsMade(path)) found.Add(new(path));
        return found;
    }

    private static bool IsMade(string path)
    {
        var parts = Path.GetRelativePath(Root, path).Split(Path.DirectorySeparatorChar);
        return parts.Any(part => part is "bin" or "obj" or "artifacts" or "node_modules");
    }
}

/// <summary>One file of the repository.</summary>
internal sealed record SourceFile(string FullPath)
{
    /// <summary>From the root, with slashes.</summary>
    public string Name { get; } = Path.GetRelativePath(Repository.Root, FullPath).Replace('\\', '/');

    public string Text => File.ReadAllText(FullPath);

    public string[] Lines => File.ReadAllLines(FullPath);
}
