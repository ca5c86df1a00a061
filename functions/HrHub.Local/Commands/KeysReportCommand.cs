using System.CommandLine;
using System.Text.Json;
using HrHub.Core.Canonical;
using HrHub.Core.Keys;
using HrHub.Local.Hosting;
using HrHub.Local.Wording;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace HrHub.Local.Commands;

/// <summary><c>keys report</c>: what keys there are, and what is left to do of a rotation.</summary>
internal static class KeysReportCommand
{
    public static Command Create(SharedOptions shared, Phrases text)
    {
        var json = new Option<bool>("--json") { Description = text.JsonOption };
        var command = new Command("report", text.KeysReport) { json };
        command.SetAction(async (parsed, ct) =>
        {
            await using var hub = OpenHub.On(shared.ExistingDataDirectory(parsed, text), shared.Overrides(parsed), shared.LogLevel(parsed));
            var report = await hub.Pipeline.GetRequiredService<ReportKeys>().Handle(ct);
            if (parsed.GetValue(json)) Console.WriteLine(JsonSerializer.Serialize(report, CanonicalJson.Options));
            else Show(report, text);
            return 0;
        });
        return command;
    }

    private static void Show(KeyReport report, Phrases text)
    {
        var table = Tables.Create(text.Key, text.Since, text.AgeDays, text.CandidateKeys, text.SealsDeliveries, text.WrappedBy);
        table.AddRow(Tables.Cell(report.RootKeyId), Tables.Cell(report.RootKeyCreatedAt is { } since ? Tables.Time(since) : ""), Tables.Cell(""), Tables.Cell(""), Tables.Cell(""), Tables.Cell(""));
        foreach (var epoch in report.Epochs)
            table.AddRow(Tables.Cell(epoch.Id), Tables.Cell(Tables.Time(epoch.CreatedAt)), Tables.Cell(Tables.Count(epoch.AgeDays)), Tables.Cell(Tables.Count(epoch.CandidateKeys)),
                Tables.Cell(epoch.SealsDeliveries ? text.Yes : ""), Tables.Cell(epoch.RootKeyId, epoch.RootKeyId == report.RootKeyId ? null : Color.Yellow));
        foreach (var index in report.BlindIndexes)
            table.AddRow(Tables.Cell(KeyIds.BlindIndex(index.Version)), Tables.Cell(Tables.Time(index.CreatedAt)), Tables.Cell(Tables.Count(index.AgeDays)), Tables.Cell(""), Tables.Cell(""),
                Tables.Cell(index.RootKeyId, index.RootKeyId == report.RootKeyId ? null : Color.Yellow));
        AnsiConsole.Write(table);
        AnsiConsole.WriteLine(string.Format(text.KeysTotal, Tables.Count(report.CandidateKeys)));
        var left = report.WrappedByOldRoots + report.WrappedByOldEpochs;
        AnsiConsole.WriteLine(left == 0 ? text.NothingToRewrap : string.Format(text.LeftToRewrap, Tables.Count(report.WrappedByOldEpochs), Tables.Count(report.WrappedByOldRoots)));
        if (report.BlindIndexes.Count > 1) AnsiConsole.WriteLine(string.Format(text.LeftToReindex, Tables.Count(report.WithoutNewTokens)));
    }
}
