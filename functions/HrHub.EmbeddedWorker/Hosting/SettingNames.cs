using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace HrHub.EmbeddedWorker.Hosting;

/// <summary>Resolves <c>%Setting%</c> in trigger expressions, as the Functions host does.</summary>
internal static partial class SettingNames
{
    /// <param name="missing">The first setting that has no value, or null.</param>
    public static string Resolve(string expression, IConfiguration settings, out string? missing)
    {
        string? unknown = null;
        var resolved = Percent().Replace(expression, match =>
        {
            var name = match.Groups[1].Value;
            // App settings in the environment are written with double underscores.
            var value = settings[name] ?? settings[name.Replace("__", ":", StringComparison.Ordinal)];
            if (string.IsNullOrEmpty(value)) unknown ??= name;
            return value ?? "";
        });
        missing = unknown;
        return resolved;
    }

    [GeneratedRegex("%([^%]+)%")]
    private static partial Regex Percent();
}
