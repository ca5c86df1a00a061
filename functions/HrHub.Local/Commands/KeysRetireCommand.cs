using System.CommandLine;
using HrHub.Local.Hosting;
using HrHub.Local.Keys;
using HrHub.Local.Wording;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.Local.Commands;

/// <summary><c>keys retire</c>: destroys older root key files that nothing needs any more.</summary>
internal static class KeysRetireCommand
{
    public static Command Create(SharedOptions shared, Phrases text)
    {
        var command = new Command("retire", text.KeysRetire);
        command.SetAction(async (parsed, ct) =>
        {
            await using var hub = OpenHub.On(shared.ExistingDataDirectory(parsed, text), shared.Overrides(parsed), shared.LogLevel(parsed));
            var report = await hub.Pipeline.GetRequiredService<RetireRootKeys>().Handle(KeysCommand.By, ct);
            foreach (var id in report.Retired) Console.WriteLine(text.Retired, id);
            foreach (var id in report.Needed) await Console.Error.WriteLineAsync(string.Format(text.StillNeeded, id));
            if (report is { Retired.Count: 0, Needed.Count: 0 }) Console.WriteLine(text.NothingToRetire);
            return report.Needed.Count > 0 ? 1 : 0;
        });
        return command;
    }
}
