using HrHub.Tests.Architecture;

namespace HrHub.Tests.Infra;

/// <summary>A copy of <c>infra/</c>, since the compiler writes beside what it reads.</summary>
internal sealed class InfraCopy : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hrhub-infra-");

    public InfraCopy()
    {
        foreach (var file in Repository.Files("*", "infra"))
        {
            var copy = PathOf(Path.GetRelativePath("infra", file.Name));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file.FullPath, copy);
        }
    }

    /// <summary>Changes a file, and fails where there is nothing to change.</summary>
    public void Replace(string name, string before, string after)
    {
        var text = File.ReadAllText(PathOf(name));
        Assert.Contains(before, text, StringComparison.Ordinal);
        File.WriteAllText(PathOf(name), text.Replace(before, after, StringComparison.Ordinal));
    }

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);
}
