using System.CommandLine;
using HrHub.Local.Hosting;
using HrHub.Local.Wording;
using Microsoft.Extensions.Logging;

namespace HrHub.Local.Commands;

/// <summary>Options that several commands understand.</summary>
internal sealed class SharedOptions
{
    public SharedOptions(Phrases text)
    {
        Data = new("--data") { Description = text.DataOption, HelpName = "DIR", Recursive = true, DefaultValueFactory = _ => ".hrhub" };
        Port = new("--port") { Description = text.PortOption, HelpName = "N" };
        Port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 0 or > 65535) result.AddError(text.PortRange);
        });
        Stores = new Option<string?>("--stores") { Description = text.StoresOption, HelpName = "local|azure", Recursive = true }.AcceptOnlyFromAmong(StoresOptions.Local, StoresOptions.Azure);
        Verbose = new("--verbose") { Description = text.VerboseOption, Recursive = true };
        Lang = new Option<string?>("--lang") { Description = text.LangOption, HelpName = "zh|en", Recursive = true }.AcceptOnlyFromAmong("zh", "en");
    }

    public Option<string> Data { get; }
    public Option<int?> Port { get; }
    public Option<string?> Stores { get; }
    public Option<bool> Verbose { get; }

    /// <summary>Read before parsing, by <see cref="Languages.Choose"/>; here for the help and the check.</summary>
    public Option<string?> Lang { get; }

    /// <summary>What the command line says about settings; what it does not say, it does not override.</summary>
    public Dictionary<string, string?> Overrides(ParseResult command)
    {
        var said = new Dictionary<string, string?>();
        if (command.GetValue(Port) is { } port) said["EmbeddedWorker:Port"] = port.ToString();
        if (command.GetValue(Stores) is { } stores) said["Stores:Kind"] = stores;
        return said;
    }

    public LogLevel LogLevel(ParseResult command) => command.GetValue(Verbose) ? Microsoft.Extensions.Logging.LogLevel.Information : Microsoft.Extensions.Logging.LogLevel.Warning;

    public string DataDirectory(ParseResult command) => Path.GetFullPath(command.GetRequiredValue(Data));

    /// <summary>The data directory of a hub that has run before.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    public string ExistingDataDirectory(ParseResult command, Phrases text)
    {
        var directory = DataDirectory(command);
        return File.Exists(Path.Combine(directory, "inbox.db")) || File.Exists(Path.Combine(directory, "queue.db")) ? directory : throw new CommandException(string.Format(text.NoData, directory));
    }
}
