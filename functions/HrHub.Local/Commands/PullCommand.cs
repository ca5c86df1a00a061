using System.CommandLine;
using HrHub.Core;
using HrHub.Local.Hosting;
using HrHub.Local.Wording;
using HrHub.Pipeline.Pull;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace HrHub.Local.Commands;

/// <summary><c>pull VENDOR --since DATE</c>: catches up through the vendor's API, and shows how far it has come.</summary>
internal static class PullCommand
{
    public static Command Create(SharedOptions shared, Phrases text)
    {
        var vendor = new Argument<string>("VENDOR") { Description = text.PullVendorArgument };
        var since = new Option<DateTimeOffset?>("--since") { Description = text.PullSinceOption, HelpName = "DATE", CustomParser = Times.Parse };
        var command = new Command("pull", text.Pull) { vendor, since };
        command.SetAction(async (parsed, ct) =>
        {
            await using var hub = OpenHub.On(shared.ExistingDataDirectory(parsed, text), shared.Overrides(parsed), shared.LogLevel(parsed));
            var pull = hub.Pipeline.GetRequiredService<PullVendor>();
            var outcome = await Show(progress => pull.Handle(parsed.GetRequiredValue(vendor), parsed.GetValue(since), progress, ct), parsed.GetRequiredValue(vendor), text);
            if (outcome.Error is { } error) throw new CommandException(error == HubError.UnknownVendor ? string.Format(text.NoSuchVendor, parsed.GetValue(vendor)) : string.Format(text.NoApi, parsed.GetValue(vendor)));

            var report = outcome.Value!;
            Console.WriteLine(text.Pulled, report.Vendor, report.New + report.Repeated, report.New, report.Repeated);
            if (report.End is PullEnd.Complete) return 0;
            await Console.Error.WriteLineAsync($"{text.Error}: {string.Format(text.PullBroken, report.End.ToString().ToLowerInvariant(), report.Reason ?? "-")}");
            return 1;
        });
        return command;
    }

    private static Task<Outcome<PullReport>> Show(Func<IProgress<PullProgress>, Task<Outcome<PullReport>>> pull, string vendor, Phrases text)
        => AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new TaskProgressTextColumn(), new SpinnerColumn())
            .StartAsync(async context =>
            {
                var bar = context.AddTask(string.Format(text.Pulling, vendor).EscapeMarkup(), maxValue: 1);
                bar.IsIndeterminate = true;
                var outcome = await pull(new Bar(bar));
                (bar.IsIndeterminate, bar.Value) = (false, bar.MaxValue);
                return outcome;
            });

    /// <summary>Counts pulled items on the bar; until the vendor says how many there are, the bar has no end.</summary>
    private sealed class Bar(ProgressTask bar) : IProgress<PullProgress>
    {
        public void Report(PullProgress value)
        {
            var done = value.New + value.Repeated;
            bar.IsIndeterminate = value.Total is null;
            bar.MaxValue = Math.Max(value.Total ?? done + 1, 1);
            bar.Value = done;
        }
    }

    private sealed class TaskProgressTextColumn : ProgressColumn
    {
        public override Spectre.Console.Rendering.IRenderable Render(Spectre.Console.Rendering.RenderOptions options, ProgressTask task, TimeSpan deltaTime)
            => new Markup(task.IsIndeterminate ? Tables.Count((long)task.Value) : $"{Tables.Count((long)task.Value)} / {Tables.Count((long)task.MaxValue)}");
    }
}
