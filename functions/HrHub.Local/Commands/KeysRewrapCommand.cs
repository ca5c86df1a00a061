using System.CommandLine;
using HrHub.Core.Keys;
using HrHub.Core.Records;
using HrHub.Local.Hosting;
using HrHub.Local.Wording;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace HrHub.Local.Commands;

/// <summary><c>keys rewrap</c>: does now what the timers of a running hub do by themselves.</summary>
internal static class KeysRewrapCommand
{
    public static Command Create(SharedOptions shared, Phrases text)
    {
        var command = new Command("rewrap", text.KeysRewrap);
        command.SetAction(async (parsed, ct) =>
        {
            await using var hub = OpenHub.On(shared.ExistingDataDirectory(parsed, text), shared.Overrides(parsed), shared.LogLevel(parsed));
            var code = await Rewrap(hub, text, ct);
            var reindexed = await Bar(text.Reindexing, progress => hub.Pipeline.GetRequiredService<ReindexCandidates>().Handle(KeysCommand.By, progress, ct));
            if (reindexed is { Reindexed: > 0 } or { Complete: false }) Console.WriteLine(text.Reindexed, reindexed.Reindexed, reindexed.Failed, reindexed.Complete ? text.Yes : text.No);
            var destroyed = await hub.Pipeline.GetRequiredService<RetireEpochs>().Handle(KeysCommand.By, ct);
            if (destroyed > 0) Console.WriteLine(text.EpochsDestroyed, destroyed);
            return reindexed.Failed > 0 ? 1 : code;
        });
        return command;
    }

    /// <returns>The exit code: 1 when a key does not open.</returns>
    internal static async Task<int> Rewrap(LocalHub hub, Phrases text, CancellationToken ct)
    {
        var report = await Bar(text.Rewrapping, progress => hub.Pipeline.GetRequiredService<RewrapKeys>().Handle(KeysCommand.By, progress, ct));
        Console.WriteLine(text.Rewrapped, report.Rewrapped, report.Overtaken, report.Failed);
        return report.Failed > 0 ? 1 : 0;
    }

    private static Task<T> Bar<T>(string title, Func<IProgress<KeyWork>, Task<T>> work) => AnsiConsole.Progress()
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
        .StartAsync(async context =>
        {
            var bar = new Shown(context.AddTask(title.EscapeMarkup(), maxValue: 1));
            var result = await work(bar);
            bar.End();
            return result;
        });

    private sealed class Shown(ProgressTask bar) : IProgress<KeyWork>
    {
        public void Report(KeyWork value)
        {
            bar.MaxValue = Math.Max(value.Total, 1);
            bar.Value = value.Done;
        }

        public void End() => bar.Value = bar.MaxValue;
    }
}
