using System.CommandLine;
using System.Security.Cryptography;
using HrHub.Core.Audit;
using HrHub.Core.Records;
using HrHub.Core.Retention;
using HrHub.Local.Hosting;
using HrHub.Local.Wording;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace HrHub.Local.Commands;

/// <summary><c>retention explain CANDIDATE</c>: every class of the candidate's data, due when, by which rule, held by what.</summary>
internal static class RetentionExplainCommand
{
    public static Command Create(SharedOptions shared, Phrases text)
    {
        var candidate = new Argument<string>("CANDIDATE") { Description = text.Retention.CandidateArgument };
        var command = new Command("explain", text.Retention.Explain) { candidate };
        command.SetAction(async (parsed, ct) =>
        {
            await using var hub = OpenHub.On(shared.ExistingDataDirectory(parsed, text), shared.Overrides(parsed), shared.LogLevel(parsed));
            var file = await Find(hub.Pipeline.GetRequiredService<ICandidateFiles>(), parsed.GetRequiredValue(candidate), ct)
                ?? throw new CommandException(string.Format(text.Retention.NoCandidate, parsed.GetRequiredValue(candidate)));
            await hub.Pipeline.GetRequiredService<IAuditLog>()
                .Append(new AuditEvent { Chain = file.CandidateId, Who = RetentionCommand.By, Action = AuditAction.Read, FieldClass = "retention" }, ct);
            Show(hub.Pipeline.GetRequiredService<Judge>().Of(RetentionFacts.Of(file), TimeProvider.System.GetUtcNow()), hub.Pipeline.GetRequiredService<PolicySet>().Zone, text.Retention);
            return 0;
        });
        return command;
    }

    /// <summary>A merged file's id leads to the file it was merged into.</summary>
    private static async Task<CandidateFile?> Find(ICandidateFiles files, string candidateId, CancellationToken ct)
    {
        try
        {
            return await files.Home(candidateId, ct);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static void Show(IReadOnlyList<Verdict> verdicts, TimeZoneInfo zone, RetentionPhrases text)
    {
        var table = Tables.Create(text.Class, text.DueAt, text.Rule, text.HeldBy, text.Verdict);
        foreach (var cls in Enum.GetValues<DataClass>())
        {
            var verdict = verdicts.FirstOrDefault(one => one.Class == cls);
            if (verdict is null) table.AddRow(Tables.Cell(NameOf(cls, text)), Tables.Cell(""), Tables.Cell(""), Tables.Cell(""), Tables.Cell(text.NoData, Color.Grey));
            else table.AddRow(Tables.Cell(NameOf(cls, text)), Tables.Cell(Day(verdict.DueAt, zone)), Tables.Cell(verdict.Rule), Tables.Cell(string.Join('\n', verdict.Holds.Select(hold => NameOf(hold, zone, text)))), Words(verdict, zone, text));
        }
        AnsiConsole.Write(table);
    }

    private static Text Words(Verdict verdict, TimeZoneInfo zone, RetentionPhrases text) => verdict switch
    {
        { Kind: VerdictKind.EraseNow } => Tables.Cell(text.EraseNow, Color.Yellow),
        { Kind: VerdictKind.Held } => Tables.Cell(text.Held, Color.Blue),
        { DueAt: null, WaitsFor: { } start } => Tables.Cell(string.Format(text.KeptUntilEvent, verdict.Rule, NameOf(start, text))),
        _ => Tables.Cell(string.Format(verdict.Holds.Count > 0 ? text.KeptHeld : text.KeptUntil, Day(verdict.DueAt, zone), verdict.Rule)),
    };

    /// <summary>By the policies' clock: it is the one by which the day ends.</summary>
    private static string Day(DateTimeOffset? at, TimeZoneInfo zone) => at is { } time ? $"{TimeZoneInfo.ConvertTime(time, zone):yyyy-MM-dd HH:mm zzz}" : "–";

    private static string NameOf(Hold hold, TimeZoneInfo zone, RetentionPhrases text)
        => $"{(hold.Kind is HoldKind.Legal ? text.LegalHold : text.DisputeHold)} {hold.HoldId}{(hold.Until is { } until ? $" ({string.Format(text.Until, Day(until, zone))})" : "")}";

    private static string NameOf(DataClass cls, RetentionPhrases text) => cls switch
    {
        DataClass.RawDelivery => text.RawDelivery,
        DataClass.Video => text.Video,
        DataClass.Transcript => text.Transcript,
        DataClass.Emotions => text.Emotions,
        DataClass.Identity => text.Identity,
        _ => text.WholeFile,
    };

    private static string NameOf(StartEvent start, RetentionPhrases text) => start switch
    {
        StartEvent.InterviewEnded => text.InterviewEnded,
        StartEvent.ProcessClosed => text.ProcessClosed,
        StartEvent.Hired => text.Hired,
        _ => text.RequestReceived,
    };
}
