using System.Security.Cryptography;
using System.Text;
using HrHub.Core.Media;
using Microsoft.Win32.SafeHandles;

namespace HrHub.Local.Stores;

/// <summary>
/// Sealed objects as files of mode 0600, in folders by hash of the name up to its first dot. An upload is a <c>.part</c> file beside its final place.
/// A commit flushes the content, renames, and flushes the file again: .NET can't flush a folder, but journaling file systems write a rename out with the
/// next flush of the renamed file. The record that names the object is written after that; if a power cut should undo the rename all the same, the object
/// is missing by name and every read says so.
/// </summary>
public sealed class FileSealedObjects(string folder) : ISealedObjects
{
    internal const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const string Part = ".part";

    public Task<ISealedUpload> Upload(string name, int blockSize, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var path = PathOf(name);
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        else Directory.CreateDirectory(Path.GetDirectoryName(path)!, OwnerOnly | UnixFileMode.UserExecute);
        return Task.FromResult<ISealedUpload>(new FileSealedUpload(name, path, path + Part, blockSize));
    }

    public Task<long?> Length(string name, CancellationToken ct)
    {
        var file = new FileInfo(PathOf(name));
        return Task.FromResult(file.Exists ? file.Length : (long?)null);
    }

    public async Task Read(string name, long offset, Memory<byte> buffer, CancellationToken ct)
    {
        using var handle = Open(PathOf(name), name);
        while (!buffer.IsEmpty)
        {
            var count = await RandomAccess.ReadAsync(handle, buffer, offset, ct);
            if (count == 0) throw new EndOfStreamException($"Sealed object {name} ends at {offset}.");
            (offset, buffer) = (offset + count, buffer[count..]);
        }
    }

    public Task<IReadOnlyList<string>> List(string prefix, CancellationToken ct) => Task.FromResult<IReadOnlyList<string>>([.. Found(prefix).Select(file => file.Name).Distinct().Order(StringComparer.Ordinal)]);

    public Task<IReadOnlyList<string>> WrittenBefore(DateTimeOffset before, string prefix, CancellationToken ct)
    {
        // An object that is being staged anew is as young as its youngest file.
        var old = Found(prefix).GroupBy(file => file.Name).Where(files => files.All(file => File.GetLastWriteTimeUtc(file.Path) < before.UtcDateTime)).Select(files => files.Key);
        return Task.FromResult<IReadOnlyList<string>>([.. old.Order(StringComparer.Ordinal)]);
    }

    private IEnumerable<(string Name, string Path)> Found(string prefix)
    {
        var start = prefix.Contains('.', StringComparison.Ordinal) ? Path.GetDirectoryName(PathOf(prefix + "x"))! : folder;
        if (!Directory.Exists(start)) return [];
        return Directory.EnumerateFiles(start, prefix + "*", SearchOption.AllDirectories)
            .Select(path => (Name: Path.GetFileName(path), Path: path))
            .Select(file => file.Name.EndsWith(Part, StringComparison.Ordinal) ? (file.Name[..^Part.Length], file.Path) : file);
    }

    public Task Delete(string name, CancellationToken ct)
    {
        var path = PathOf(name);
        if (!Directory.Exists(Path.GetDirectoryName(path))) return Task.CompletedTask;
        File.Delete(path + Part);
        File.Delete(path);
        return Task.CompletedTask;
    }

    private static SafeFileHandle Open(string path, string name)
    {
        try
        {
            return File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, FileOptions.Asynchronous);
        }
        catch (DirectoryNotFoundException)
        {
            throw new FileNotFoundException($"There is no sealed object {name}.");
        }
    }

    private string PathOf(string name)
    {
        SealedObjectName.Check(name);
        if (name.EndsWith(Part, StringComparison.Ordinal)) throw new ArgumentException("Not a name for a sealed object.", nameof(name));
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(name.Split('.')[0]));
        return Path.Combine(folder, Convert.ToHexStringLower(hash.AsSpan(0, 1)), name);
    }
}
