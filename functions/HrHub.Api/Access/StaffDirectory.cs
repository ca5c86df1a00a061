using System.Text.Json;
using HrHub.Core.Canonical;
using Microsoft.Extensions.Options;

namespace HrHub.Api.Access;

/// <summary>
/// The table of what a provider does not say in its tokens: whose departments and positions are whose. A file that can't be read opens nothing, and says so when it is asked: what it said before may have
/// been taken away.
/// </summary>
public sealed class StaffDirectory(IOptions<AccessOptions> options)
{
    private volatile Read? _read;

    /// <param name="Departments">Paths.</param>
    /// <param name="Positions">Codes.</param>
    public sealed record Entry(IReadOnlyList<string> Departments, IReadOnlyList<string> Positions);

    /// <returns>What the table says of the subject: nothing for somebody who is not in it.</returns>
    /// <exception cref="InvalidDataException">The file is missing or is no such table.</exception>
    public Entry Find(string subject)
        => options.Value.DirectoryFile is { Length: > 0 } path && Current(path).TryGetValue(subject, out var entry) ? new(entry.Departments ?? [], entry.Positions ?? []) : new([], []);

    private IReadOnlyDictionary<string, Entry> Current(string path)
    {
        var changed = File.GetLastWriteTimeUtc(path);
        if (_read is { } known && known.At == changed) return known.Entries;
        try
        {
            var entries = JsonSerializer.Deserialize<Dictionary<string, Entry>>(File.ReadAllBytes(path), CanonicalJson.Options)!;
            _read = new(changed, entries);
            return entries;
        }
        catch (Exception unreadable) when (unreadable is IOException or JsonException or UnauthorizedAccessException)
        {
            throw new InvalidDataException("The file of Access:DirectoryFile can't be read as a table of subjects.", unreadable);
        }
    }

    private sealed record Read(DateTime At, IReadOnlyDictionary<string, Entry> Entries);
}
