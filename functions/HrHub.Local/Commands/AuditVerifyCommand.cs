using System.CommandLine;
using HrHub.Core.Audit;
using HrHub.Local.Hosting;
using HrHub.Local.Wording;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace HrHub.Local.Commands;

/// <summary><c>audit verify</c>: reads the whole audit trail, shows how far it is, and names the first broken entry.</summary>
internal static class AuditVerifyCommand
{
    private const int MostShown = 20;

    public static Command Create(SharedOptions shared, Phrases text)
    {
        var command = new Command("verify", text.AuditVerify);
        command.SetAction(async (parsed, ct) =>
        {
            await using var hub = OpenHub.On(shared.ExistingDataDirectory(parsed, text), shared.Overrides(parsed), shared.LogLevel(parsed));
            var verify = hub.Pipeline.GetRequiredService<VerifyAudit>();
            var verdict = await AnsiConsole.Progress().StartAsync(context => verify.Handle(new Bar(context.AddTask(text.AuditReading), text), ct));
            return await Tell(verdict, text);
        });
        return command;
    }

    private static async Task<int> Tell(AuditVerdict verdict, Phrases text)
    {
        if (verdict.Roots == 0) Console.WriteLine(text.AuditNoRoots);
        if (verdict.Breaks is not { Count: > 0 } breaks)
        {
            Console.WriteLine(text.AuditSound, Tables.Count(verdict.Entries), Tables.Count(verdict.Chains), Tables.Count(verdict.Roots));
            return 0;
        }
        await Console.Error.WriteLineAsync($"{text.Error}: {string.Format(text.AuditBroken, Describe(breaks[0], text))}");
        if (breaks.Count > 1) await Console.Error.WriteLineAsync(string.Format(text.AuditMoreBreaks, breaks.Count));
        foreach (var next in breaks.Skip(1).Take(MostShown)) await Console.Error.WriteLineAsync($"  {Describe(next, text)}");
        return 1;
    }

    private static string Describe(AuditBreak found, Phrases text) => found switch
    {
        { Chain: null } => string.Format(text.AuditRootAt, $"{found.Root:yyyy-MM-dd}", What(found.Kind, text)),
        { Root: { } root } => string.Format(text.AuditShownByRoot, Describe(found with { Root = null }, text), $"{root:yyyy-MM-dd}"),
        _ => string.Format(text.AuditEntryAt, found.Chain, found.Sequence, What(found.Kind, text)),
    };

    private static string What(BreakKind kind, Phrases text) => kind switch
    {
        BreakKind.EntryMissing => text.EntryMissing,
        BreakKind.EntryChanged => text.EntryChanged,
        BreakKind.EntryMisplaced => text.EntryMisplaced,
        BreakKind.HeadWrong => text.HeadWrong,
        BreakKind.ChainRewritten => text.ChainRewritten,
        BreakKind.ChainShortened => text.ChainShortened,
        BreakKind.RootMissing => text.RootMissing,
        BreakKind.RootForged => text.RootForged,
        _ => text.RootDamaged,
    };

    private sealed class Bar(ProgressTask bar, Phrases text) : IProgress<AuditProgress>
    {
        public void Report(AuditProgress value)
        {
            (bar.MaxValue, bar.Value) = (Math.Max(value.Total, 1), value.Done);
            if (value.Root is { } root) bar.Description = string.Format(text.AuditComparing, $"{root:yyyy-MM-dd}");
        }
    }
}
