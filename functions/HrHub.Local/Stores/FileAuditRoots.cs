using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;

namespace HrHub.Local.Stores;

/// <summary>Daily roots as files that nobody may write to: <c>2026-11-25.json</c> is the root, <c>2026-11-25.heads</c> the heads it was computed from. Copy the folder to where its owner can't reach: whoever owns the files can remove them.</summary>
/// <param name="folder">Made with the first root.</param>
public sealed class FileAuditRoots(string folder) : IAuditRoots
{
    private const string DatePattern = "yyyy-MM-dd";

    /// <inheritdoc/>
    public Task<IReadOnlyList<DateOnly>> Dates(CancellationToken ct) => Task.FromResult<IReadOnlyList<DateOnly>>(!Directory.Exists(folder) ? [] :
        [.. Directory.EnumerateFiles(folder, "*.json").Select(path => DateOnly.TryParseExact(Path.GetFileNameWithoutExtension(path), DatePattern, out var date) ? date : (DateOnly?)null)
            .OfType<DateOnly>().Order()]);

    /// <inheritdoc/>
    public async Task<DailyRoot?> Find(DateOnly date, CancellationToken ct)
    {
        var path = PathOf(date, "json");
        if (!File.Exists(path)) return null;
        try
        {
            var root = JsonSerializer.Deserialize<DailyRoot>(await File.ReadAllBytesAsync(path, ct), CanonicalJson.Options);
            return root?.Date == date ? root : throw new InvalidDataException($"The audit root of {date:yyyy-MM-dd} is that of another day.");
        }
        catch (JsonException)
        {
            throw new InvalidDataException($"The audit root of {date:yyyy-MM-dd} is unreadable.");
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChainHead> Heads(DateOnly date, [EnumeratorCancellation] CancellationToken ct)
    {
        var path = PathOf(date, "heads");
        if (!File.Exists(path)) throw new InvalidDataException($"The heads of the audit root of {date:yyyy-MM-dd} are missing.");
        await foreach (var line in File.ReadLinesAsync(path, ct)) yield return ChainHeads.Read(line);
    }

    /// <inheritdoc/>
    public async Task<DailyRoot?> Add(DateOnly date, IAsyncEnumerable<ChainHead> heads, Func<Task<DailyRoot>> sign, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        // One at a time, in whatever process: a root must never stand beside the heads of another.
        using var alone = new FileStream(Path.Combine(folder, ".writing"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        if (File.Exists(PathOf(date, "json"))) return null;

        // The heads first: it is the root that counts. Heads without one are those of a crash, and are written anew.
        await Write(PathOf(date, "heads"), async file =>
        {
            await using var text = new StreamWriter(file, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
            await foreach (var head in heads.WithCancellation(ct)) await text.WriteLineAsync(ChainHeads.Line(head));
        }, overwrite: true);
        var root = await sign();
        await Write(PathOf(date, "json"), async file => await JsonSerializer.SerializeAsync(file, root, CanonicalJson.Options, ct), overwrite: false);
        return root;
    }

    /// <summary>Written aside, flushed, then moved to its name: under that name it is whole.</summary>
    private static async Task Write(string path, Func<FileStream, Task> write, bool overwrite)
    {
        var aside = path + ".part";
        File.Delete(aside);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.Read | FileShare.Delete };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead;
        await using (var file = new FileStream(aside, options))
        {
            await write(file);
            file.Flush(flushToDisk: true);
            // Only Windows refuses to rename an open file. Flushed again, so that the name too is on disk before the trail speaks of the root.
            if (!OperatingSystem.IsWindows())
            {
                File.Move(aside, path, overwrite);
                RandomAccess.FlushToDisk(file.SafeFileHandle);
                return;
            }
        }
        File.Move(aside, path, overwrite);
        File.SetAttributes(path, FileAttributes.ReadOnly);
    }

    private string PathOf(DateOnly date, string kind) => Path.Combine(folder, $"{date:yyyy-MM-dd}.{kind}");
}
