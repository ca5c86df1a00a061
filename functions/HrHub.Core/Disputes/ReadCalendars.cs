using System.Text.Json;
using HrHub.Core.Canonical;

namespace HrHub.Core.Disputes;

/// <summary>Reads the calendars: those that come with the hub, and those of a directory, which take the place of ours for the same year.</summary>
public static class ReadCalendars
{
    private const string Prefix = "calendars/";

    /// <param name="directory">With one JSON file per year; null or empty for none.</param>
    /// <exception cref="InvalidDataException">A file can't be read, or contradicts itself; the message says which and why.</exception>
    public static IReadOnlyDictionary<int, WorkingYear> From(string? directory)
    {
        var years = new Dictionary<int, WorkingYear>();
        foreach (var year in BuiltIn()) years[year.Year] = year;
        if (string.IsNullOrEmpty(directory)) return years;
        if (!Directory.Exists(directory)) throw new InvalidDataException($"The directory of calendars {directory} does not exist.");
        foreach (var path in Directory.EnumerateFiles(directory, "*.json").Order(StringComparer.Ordinal))
        {
            using var file = File.OpenRead(path);
            var year = Read(file, Path.GetFileName(path));
            years[year.Year] = year;
        }
        return years;
    }

    private static IEnumerable<WorkingYear> BuiltIn()
    {
        var assembly = typeof(ReadCalendars).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var resource = assembly.GetManifestResourceStream(name)!;
            yield return Read(resource, name[Prefix.Length..]);
        }
    }

    private static WorkingYear Read(Stream json, string name)
    {
        WorkingYear? year;
        try
        {
            year = JsonSerializer.Deserialize<WorkingYear>(json, CanonicalJson.Options);
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"The calendar {name} can't be read: {wrong.Path}.", wrong);
        }
        var faults = year?.Faults().ToList() ?? ["It is empty."];
        return faults.Count == 0 ? year! : throw new InvalidDataException($"The calendar {name} contradicts itself: {string.Join(' ', faults)}");
    }
}
