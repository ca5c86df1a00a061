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

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);
}
