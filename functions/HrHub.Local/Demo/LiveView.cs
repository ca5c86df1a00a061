using HrHub.Local.Commands;
using HrHub.Local.Wording;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace HrHub.Local.Demo;

/// <summary>For terminals: one line with a bar per stage of the path, redrawn in place.</summary>
internal sealed class LiveView(IAnsiConsole console, Phrases text) : IDemoView
{
    private const int BarWidth = 26;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public Task Watch(Func<DemoState> look, Task work) => console.Live(Render(look())).StartAsync(async live =>
    {
        while (!work.IsCompleted)
        {
            await Task.WhenAny(work, Task.Delay(Pause));
            live.UpdateTarget(Render(look()));
        }
    });

    private Grid Render(DemoState state)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn(new GridColumn().NoWrap()).AddColumn(new GridColumn().NoWrap().RightAligned()).AddColumn(new GridColumn().NoWrap());
        var progress = state.Progress;
        grid.AddRow(Row(text.Deliveries, state.Sent.Sent, state.ToSend, $"{text.Refused} {Tables.Warn(state.Sent.Refused)}"));
        grid.AddRow(Row(text.Normalized, progress.Handled + progress.ParkedEntries, progress.Entries,
            $"{text.Interviews} {Tables.Count(progress.Interviews)} · {text.Candidates} {Tables.Count(progress.Candidates)}"));
        grid.AddRow(new Markup(text.Videos), Text.Empty, new Markup(Tables.Bytes(state.Progress.SealedBytes)), new Markup($"[grey]{string.Format(text.VideosWaiting, Tables.Count(progress.MediaPending))}[/]"));
        foreach (var (name, system) in progress.Systems) grid.AddRow(Row(string.Format(text.PushesTo, name), system.InStep, system.Wanted, text.InStep));
        grid.AddRow(new Markup(text.Parked), Text.Empty, new Markup(Tables.Warn(progress.ParkedItems)), new Markup($"[grey]{state.Elapsed.TotalSeconds:0} {text.Seconds}[/]"));
        return grid;
    }

    private static IRenderable[] Row(string name, long done, long all, string note)
    {
        var filled = all == 0 ? 0 : (int)Math.Clamp(done * BarWidth / all, 0, BarWidth);
        var colour = filled == BarWidth ? "green" : "blue";
        return [new Markup(name), new Markup($"[{colour}]{new string('━', filled)}[/][grey]{new string('─', BarWidth - filled)}[/]"), new Markup($"{Tables.Count(done)} / {Tables.Count(all)}"), new Markup($"[grey]{note}[/]")];
    }
}
