using System.CommandLine;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Local.Hosting;
using HrHub.Local.Wording;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.Local.Commands;

/// <summary><c>audit export --since DATE [--out FILE]</c>: newline-delimited JSON. Standard output carries nothing else.</summary>
internal static class AuditExportCommand
{
    public static Command Create(SharedOptions shared, Phrases text)
    {
        var since = new Option<DateTimeOffset?>("--since") { Description = text.AuditSinceOption, HelpName = "DATE", CustomParser = Times.Parse, Required = true };
        var file = new Option<string?>("--out") { Description = text.AuditOutOption, HelpName = "FILE" };
        var command = new Command("export", text.AuditExport) { since, file };
        command.SetAction(async (parsed, ct) =>
        {
            await using var hub = OpenHub.On(shared.ExistingDataDirectory(parsed, text), shared.Overrides(parsed), shared.LogLevel(parsed));
            await using var output = parsed.GetValue(file) is { } path ? Create(path) : Console.OpenStandardOutput();
            var lines = await hub.Pipeline.GetRequiredService<ExportAudit>()
                .Handle(parsed.GetRequiredValue(since)!.Value, output, new Caller("audit export", Role.Operator, "command-line"), new Counter(text), ct);
            await Console.Error.WriteLineAsync(string.Format(text.AuditExported, Tables.Count(lines)));
            return 0;
        });
        return command;
    }

    private static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(path, options);
    }

    /// <summary>One line on a terminal, over and over; nothing in a log.</summary>
    private sealed class Counter(Phrases text) : IProgress<long>
    {
        public void Report(long value)
        {
            if (!Console.IsErrorRedirected) Console.Error.Write($"\r{string.Format(text.AuditExported, Tables.Count(value))} \r");
        }
    }
}
