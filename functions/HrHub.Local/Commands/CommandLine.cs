using System.CommandLine;
using HrHub.Core.Vendors;
using HrHub.Local.Wording;
using Microsoft.Extensions.Options;
using Spectre.Console;

namespace HrHub.Local.Commands;

/// <summary>The whole command line.</summary>
public static class CommandLine
{
    /// <returns>The exit code: 0, or 1 for an error.</returns>
    public static async Task<int> Run(string[] args)
    {
        // A file has no width: lines are not broken for it.
        if (Console.IsOutputRedirected) AnsiConsole.Profile.Width = 400;
        var text = Phrases.For(Languages.Choose(args, Environment.GetEnvironmentVariable));
        try
        {
            // Draining takes as long as it takes: Shutdown hears the signals, not the library, which would end the process after two seconds.
            return await Create(text).Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (Exception failure) when (failure is CommandException or ProfileException or OptionsValidationException or InvalidDataException or IOException or HttpRequestException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"{text.Error}: {failure.Message}");
            return 1;
        }
    }

    /// <summary>The commands, described in one language.</summary>
    public static RootCommand Create(Phrases text)
    {
        var shared = new SharedOptions(text);
        var root = new RootCommand(text.Hub) { shared.Data, shared.Port, shared.Stores, shared.Verbose, shared.Lang };
        RunCommand.Describe(root, shared, text);
        root.Add(DemoCommand.Create(shared, text));
        root.Add(new Command("vendors", text.Vendors) { VendorsCheckCommand.Create(text), VendorsListCommand.Create(shared, text) });
        root.Add(ParkedCommand.Create(shared, text));
        root.Add(PullCommand.Create(shared, text));
        root.Add(new Command("audit", text.Audit) { AuditVerifyCommand.Create(shared, text), AuditExportCommand.Create(shared, text), AuditRootCommand.Create(shared, text) });
        root.Add(KeysCommand.Create(shared, text));
        root.Add(TokenCommand.Create(shared, text));
        root.Add(RetentionCommand.Create(shared, text));
        return root;
    }
}
