namespace HrHub.Benchmarks.Harness;

/// <summary>A folder for one run. Beside the program and not under /tmp, which may lie in memory, where an fsync costs nothing.</summary>
public sealed class DataFolder : IDisposable
{
    public string Path { get; } = Directory.CreateDirectory(System.IO.Path.Combine(AppContext.BaseDirectory, "data", Guid.NewGuid().ToString("N"))).FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
