using System.CommandLine;
using HrHub.Core.Access;
using HrHub.Core.Retention.Runs;
using HrHub.Local.Wording;
using HrHub.Pipeline.Purge;
using Spectre.Console;

namespace HrHub.Local.Commands;

/// <summary><c>retention preview|run|explain</c>: what must be forgotten, and when.</summary>
internal static class RetentionCommand
{
    public static Command Create(SharedOptions shared, Phrases text) => new("retention", text.Retention.Command)
    {
        RetentionPreviewCommand.Create(shared, text), RetentionRunCommand.Create(shared, text), RetentionExplainCommand.Create(shared, text),
    };

    /// <summary>Whoever may open the data directory acts for compliance: the account's name stands on the audit trail.</summary>
    internal static Caller By { get; } = new(Environment.UserName, Role.Compliance, "command-line");

    internal static Option<DateTimeOffset?> AsOf(Phrases text) => new("--as-of") { Description = text.Retention.AsOfOption, HelpName = "DATE", CustomParser = Times.Parse };

    /// <summary>Sweeps, and counts the judged files on a terminal while it does.</summary>
    internal static Task<RetentionRun> Sweep(SweepRetention sweep, SweepOrder order, Phrases text, CancellationToken ct) => AnsiConsole.Status().StartAsync(text.Retention.Judging, async status =>
    {
        var outcome = await sweep.Handle(order with { Progress = new Counter(status, text) }, ct);
        return outcome.Value ?? throw new CommandException(text.Retention.NotInFuture);
    });

    private sealed class Counter(StatusContext status, Phrases text) : IProgress<long>
    {
        public void Report(long value)
        {
            if (value % 100 == 0) status.Status($"{text.Retention.Judging} {Tables.Count(value)}");
        }
    }
}
