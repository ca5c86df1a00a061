using HrHub.Core.Retention;
using HrHub.Core.Retention.Runs;
using HrHub.Local.Wording;
using Spectre.Console;

namespace HrHub.Local.Commands;

/// <summary>A run's report for people.</summary>
internal static class RetentionReport
{
    private const int Listed = 20;

    public static void Show(RetentionRun run, PolicySet policies, RetentionPhrases text)
    {
        AnsiConsole.MarkupLine($"[bold]{string.Format(text.RunTitle, run.RunId, Tables.Time(run.AsOf)).EscapeMarkup()}[/]");
        AnsiConsole.MarkupLine($"[grey]{string.Format(text.Policies, run.PolicyHash[..12], policies.Zone.Id).EscapeMarkup()}[/]");
        var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn(new GridColumn().RightAligned());
        void Row(string name, long count, Color? colour = null) => grid.AddRow(Tables.Cell(name), Tables.Cell(Tables.Count(count), count > 0 ? colour : null));
        Row(text.Due, run.Due);
        Row(text.ToErase, run.ToErase, Color.Yellow);
        Row(text.HeldFiles, run.Held, Color.Blue);
        Row(text.NotDue, run.Kept);
        Row(text.Erased, run.Erased, Color.Green);
        Row(text.Failed, run.Failed, Color.Red);
        AnsiConsole.Write(grid);

        if (run.ByRule.Count > 0)
        {
            var table = Tables.Create(text.Rule, text.Files);
            foreach (var (rule, count) in run.ByRule) table.AddRow(Tables.Cell(rule), Tables.Cell(Tables.Count(count)));
            AnsiConsole.Write(table);
        }
        List(run.HeldFiles, run.Held, held => (held.CandidateId, string.Format(text.HeldLine, Tables.Time(held.DueAt), held.Rule, string.Join(", ", held.Holds))), text.HeldFiles, text);
        List(run.Failures, run.Failed, failure => (failure.CandidateId, failure.Code), text.Failed, text);

        if (run.State is RunState.Stopped) AnsiConsole.MarkupLine($"[red]{text.StoppedEarly.EscapeMarkup()}[/]");
        if (run.State is not RunState.Proposed) return;
        AnsiConsole.MarkupLine($"[yellow]{string.Format(text.Waits, Reason(run.Why, text)).EscapeMarkup()}[/]");
        Console.WriteLine(text.ConfirmWith, run.RunId);
    }

    private static void List<T>(IReadOnlyList<T> items, long count, Func<T, (string Id, string Words)> line, string title, RetentionPhrases text)
    {
        if (count == 0) return;
        AnsiConsole.MarkupLine($"[bold]{title.EscapeMarkup()}[/]");
        foreach (var item in items.Take(Listed))
        {
            var (id, words) = line(item);
            AnsiConsole.Write(Tables.Cell($"  {id}\n", Color.Blue));
            AnsiConsole.Write(Tables.Cell($"    {words}\n"));
        }
        if (count > Listed) AnsiConsole.Write(Tables.Cell($"  {string.Format(text.More, Tables.Count(count - Listed))}\n"));
    }

    private static string Reason(string? why, RetentionPhrases text) => why switch
    {
        BrakeReason.PolicyChanged => text.PolicyChanged,
        BrakeReason.DryRun => text.DryRun,
        BrakeReason.Number => text.TooMany,
        BrakeReason.Share => text.TooLargeAShare,
        BrakeReason.Grown => text.Grown,
        _ => why ?? "",
    };
}
