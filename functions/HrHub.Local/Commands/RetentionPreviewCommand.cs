using System.CommandLine;
using HrHub.Core.Retention;
using HrHub.Local.Hosting;
using HrHub.Local.Wording;
using HrHub.Pipeline.Purge;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.Local.Commands;

/// <summary><c>retention preview --as-of DATE</c>: what a run would do.</summary>
internal static class RetentionPreviewCommand
{
    public static Command Create(SharedOptions shared, Phrases text)
    {
        var asOf = RetentionCommand.AsOf(text);
        var command = new Command("preview", text.Retention.Preview) { asOf };
        command.SetAction(async (parsed, ct) =>
        {
            await using var hub = OpenHub.On(shared.ExistingDataDirectory(parsed, text), shared.Overrides(parsed), shared.LogLevel(parsed));
            var run = await RetentionCommand.Sweep(hub.Pipeline.GetRequiredService<SweepRetention>(), new(RetentionCommand.By, parsed.GetValue(asOf), Preview: true), text, ct);
            RetentionReport.Show(run, hub.Pipeline.GetRequiredService<PolicySet>(), text.Retention);
            return 0;
        });
        return command;
    }
}
