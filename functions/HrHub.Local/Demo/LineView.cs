using HrHub.Local.Commands;
using HrHub.Local.Wording;

namespace HrHub.Local.Demo;

/// <summary>For outputs that are no terminal: a line whenever the work has moved on, at most one every two seconds.</summary>
internal sealed class LineView(TextWriter output, Phrases text) : IDemoView
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    public async Task Watch(Func<DemoState> look, Task work)
    {
        var last = "";
        while (!work.IsCompleted)
        {
            await Task.WhenAny(work, Task.Delay(Pause));
            var state = look();
            var line = Line(state);
            if (line == last) continue;
            await output.WriteLineAsync($"{state.Elapsed.TotalSeconds,4:0} {text.Seconds}  {line}");
            last = line;
        }
    }

    private string Line(DemoState state) => string.Join(" · ",
    [
        $"{text.Deliveries} {state.Sent.Sent}/{state.ToSend}",
        $"{text.Normalized} {state.Progress.Handled}/{state.Progress.Entries}",
        $"{text.Videos} {Tables.Bytes(state.Progress.SealedBytes)} ({string.Format(text.VideosWaiting, state.Progress.MediaPending)})",
        .. state.Progress.Systems.Select(system => $"{system.Key} {system.Value.InStep}/{system.Value.Wanted}"),
        $"{text.Parked} {state.Progress.ParkedItems}",
    ]);
}
