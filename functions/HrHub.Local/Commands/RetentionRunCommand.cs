using System.CommandLine;
using HrHub.Core;
using HrHub.Core.Retention;
using HrHub.Core.Retention.Runs;
using HrHub.Local.Hosting;
using HrHub.Local.Wording;
using HrHub.Pipeline.Purge;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.Local.Commands;

/// <summary><c>retention run --as-of DATE --confirm [RUN]</c>: erases what is due.</summary>
internal static class RetentionRunCommand
{
    public static Command Create(SharedOptions shared, Phrases text)
    {
        var asOf = RetentionCommand.AsOf(text);
        var confirm = new Option<string?>("--confirm") { Description = text.Retention.ConfirmOption, HelpName = "RUN", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("run", text.Retention.Run) { asOf, confirm };
        command.SetAction(async (parsed, ct) =>
        {
            await using var hub = OpenHub.On(shared.ExistingDataDirectory(parsed, text), shared.Overrides(parsed), shared.LogLevel(parsed));
            if (parsed.GetResult(confirm) is not null) await Confirm(hub.Pipeline.GetRequiredService<ConfirmRun>(), parsed.GetValue(confirm), text.Retention, ct);
            var run = await RetentionCommand.Sweep(hub.Pipeline.GetRequiredService<SweepRetention>(), new(RetentionCommand.By, parsed.GetValue(asOf)), text, ct);
            RetentionReport.Show(run, hub.Pipeline.GetRequiredService<PolicySet>(), text.Retention);
            return run is { State: RunState.Done, Failed: 0 } ? 0 : 1;
        });
        return command;
    }

    private static async Task Confirm(ConfirmRun confirm, string? runId, RetentionPhrases text, CancellationToken ct)
    {
        var outcome = await confirm.Handle(runId, RetentionCommand.By, ct);
        if (outcome.Error is { } error)
            throw new CommandException(error == HubError.NotFound ? text.NothingWaits : error == HubError.Forbidden ? text.NotAllowed : text.NotWaiting);
    }
}
