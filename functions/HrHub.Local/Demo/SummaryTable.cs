using HrHub.Core.Parking;
using HrHub.Local.Commands;
using HrHub.Local.Wording;
using Spectre.Console;

namespace HrHub.Local.Demo;

/// <summary>The summary for people.</summary>
internal static class SummaryTable
{
    public static Table Create(DemoSummary summary, Phrases text)
    {
        var table = new Table().Border(TableBorder.Simple).HideHeaders().AddColumn("").AddColumn(new TableColumn("").RightAligned()).AddColumn("");
        void Row(string name, string value, string note = "") => table.AddRow(new Markup(name), new Markup($"[bold]{value}[/]"), Tables.Cell(note, Color.Grey));

        Row(text.Deliveries, Tables.Count(summary.Deliveries));
        Row(text.Accepted, Tables.Count(summary.Accepted));
        Row(text.Duplicates, Tables.Count(summary.Duplicates));
        Row(text.Refused, Tables.Warn(summary.Refused), Reasons(summary, parked: false));
        Row(text.Interviews, Tables.Count(summary.Interviews));
        Row(text.Candidates, Tables.Count(summary.Candidates));
        Row(text.Videos, Tables.Count(summary.Videos), Tables.Bytes(summary.VideoBytes));
        foreach (var (system, pushes) in summary.Pushes) Row(string.Format(text.PushesTo, system), Tables.Count(pushes));
        Row(text.Parked, Tables.Warn(summary.Parked), Reasons(summary, parked: true));
        Row(text.Lost, summary.Lost == 0 ? "[green]0[/]" : $"[red]{summary.Lost}[/]");
        Row(text.Duration, $"{summary.Seconds:0.0} {text.Seconds}");
        return table;
    }

    private static string Reasons(DemoSummary summary, bool parked)
        => string.Join(", ", summary.Reasons.Where(reason => reason.Stage is not null == parked).Select(reason => $"{Name(reason)}: {reason.Code} ×{reason.Count}"));

    private static string Name(ReasonCount reason) => reason.Stage is null or ParkedStage.Normalize ? reason.Neighbour : $"{reason.Neighbour} ({reason.Stage.ToString()!.ToLowerInvariant()})";
}
