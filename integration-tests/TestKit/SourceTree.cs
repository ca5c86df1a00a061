namespace HrHub.TestKit;

/// <summary>The source tree that the tests were built from.</summary>
public static class SourceTree
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder)
        => folder is null ? throw new DirectoryNotFoundException("The tests run outside their source tree.")
            : File.Exists(Path.Combine(folder.FullName, "HrHub.sln")) ? folder.FullName : Find(folder.Parent);
}
