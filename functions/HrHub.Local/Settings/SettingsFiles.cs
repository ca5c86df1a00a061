using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace HrHub.Local.Settings;

/// <summary>
/// Where settings come from, later ones winning: <c>local.settings.sample.json</c> beside the program, <c>local.settings.json</c> of the working
/// directory or of the repository around it, environment variables (<c>Sync__ehr__BaseUrl</c>), the command line.
/// </summary>
public static class SettingsFiles
{
    private const string Sample = "local.settings.sample.json";
    private const string Own = "local.settings.json";

    /// <param name="builder">Gets four more sources.</param>
    /// <param name="workingDirectory">Where the search for <c>local.settings.json</c> begins.</param>
    /// <param name="overrides">From the command line, keys with colons.</param>
    /// <exception cref="InvalidDataException">A file is not of the form <c>{ "Values": { "Section__Key": "text" } }</c>.</exception>
    public static IConfigurationBuilder AddHubSettings(this IConfigurationBuilder builder, string workingDirectory, IEnumerable<KeyValuePair<string, string?>> overrides)
    {
        builder.AddInMemoryCollection(Read(Path.Combine(AppContext.BaseDirectory, Sample)));
        if (FindOwn(workingDirectory) is { } own) builder.AddInMemoryCollection(Read(own));
        return builder.AddEnvironmentVariables().AddInMemoryCollection(overrides);
    }

    /// <summary>The flat values of a settings file as the Functions host writes it, with colons in their keys.</summary>
    /// <exception cref="InvalidDataException">The file has another form.</exception>
    public static IReadOnlyDictionary<string, string?> Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return document.RootElement.GetProperty("Values").EnumerateObject()
                .ToDictionary(value => value.Name.Replace("__", ":", StringComparison.Ordinal), value => value.Value.GetString(), StringComparer.OrdinalIgnoreCase);
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new InvalidDataException($"{path} is not of the form {{ \"Values\": {{ \"Section__Key\": \"text\" }} }}: {broken.Message}", broken);
        }
    }

    private static string? FindOwn(string workingDirectory)
    {
        for (var directory = new DirectoryInfo(workingDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, Own))) return Path.Combine(directory.FullName, Own);
            if (File.Exists(Path.Combine(directory.FullName, "HrHub.sln"))) return null;
        }
        return null;
    }
}
