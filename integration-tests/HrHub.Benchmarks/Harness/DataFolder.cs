namespace HrHub.Benchmarks.Harness;

/// <summary>A folder for one run. Beside the program and not under /tmp, which may lie in memory, where an fsync costs nothing.</summary>
public sealed class DataFolder : IDisposable
{
    public string Path { get; } = Directory.CreateDirectory(System.IO.Path.Combine(AppContext.BaseDirectory, "data", Guid.NewGuid().ToString("N"))).FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Brings what was written to the disk, and every file once into the system's page cache: neither is what is measured next.</summary>
    public async Task Warm(CancellationToken ct)
    {
        foreach (var file in Directory.EnumerateFiles(Path))
        {
            await using var bytes = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, 1 << 20, useAsync: false);
            RandomAccess.FlushToDisk(bytes.SafeFileHandle);
            await bytes.CopyToAsync(Stream.Null, ct);
        }
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
