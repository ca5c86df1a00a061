using HrHub.Local.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace HrHub.Local.Hosting;

/// <summary>Puts a hub together for a command: settings from all their sources, logs in single lines on standard error.</summary>
internal static class OpenHub
{
    /// <param name="dataDirectory">Created when it is missing.</param>
    /// <param name="overrides">Settings from the command line, keys with colons.</param>
    /// <param name="lowest">Level from which on the hub's logs are shown; other components only show warnings.</param>
    public static LocalHub On(string dataDirectory, IEnumerable<KeyValuePair<string, string?>> overrides, LogLevel lowest)
        => new LocalHub(dataDirectory, Settings(overrides), TimeProvider.System, logging => logging
            .SetMinimumLevel(lowest > LogLevel.Warning ? lowest : LogLevel.Warning)
            .AddFilter("HrHub", lowest)
            .AddSimpleConsole(line => (line.SingleLine, line.TimestampFormat, line.ColorBehavior) = (true, "HH:mm:ss ", Console.IsErrorRedirected ? LoggerColorBehavior.Disabled : LoggerColorBehavior.Default))
            .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace));

    /// <summary>From all their sources.</summary>
    public static IConfiguration Settings(IEnumerable<KeyValuePair<string, string?>> overrides) => new ConfigurationBuilder().AddHubSettings(Environment.CurrentDirectory, overrides).Build();
}
