using System.CommandLine;
using HrHub.Core.Media.Clips;
using HrHub.Core.Messaging;
using HrHub.Core.Sync;
using HrHub.Core.Vendors;
using HrHub.EmbeddedWorker.Hosting;
using HrHub.Local.Hosting;
using HrHub.Local.Sandbox.Mail;
using HrHub.Local.Wording;
using HrHub.Pipeline.Sync;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace HrHub.Local.Commands;

/// <summary>No command: the hub itself, until Ctrl+C or SIGTERM.</summary>
internal static class RunCommand
{
    private const string SampleSecret = "development-only-micro1";

    public static void Describe(RootCommand root, SharedOptions shared, Phrases text) => root.SetAction(async (parsed, _) =>
    {
        using var shutdown = new Shutdown();
        var directory = shared.DataDirectory(parsed);
        var settings = shared.Overrides(parsed);
        await using var mail = await Mail(settings, text, shutdown.Token);
        await using var hub = OpenHub.On(directory, settings, shared.LogLevel(parsed));
        await hub.StartAsync(shutdown.Token);
        Show(hub, directory, text);
        // For programs that start the hub and wait for it: always in this form, and the last line of the start.
        Console.WriteLine($"ready {hub.Address.GetLeftPart(UriPartial.Authority)}");
        await shutdown.Wait();
        await Console.Error.WriteLineAsync(text.Draining);
        return 0;
    });

    /// <summary>Where no mail hook is set, a sandbox says what it would have mailed; on standard error, beside the logs.</summary>
    /// <returns>Null where one is set.</returns>
    private static async Task<MailHook?> Mail(Dictionary<string, string?> settings, Phrases text, CancellationToken ct)
    {
        if (OpenHub.Settings(settings)["Notices:Url"] is { Length: > 0 }) return null;
        var hook = await MailHook.Start((type, to, data) => Console.Error.WriteLine(string.Format(text.WouldMail, type, to, data)), ct);
        foreach (var (key, value) in hook.Settings) settings[key] = value;
        return hook;
    }

    private static void Show(LocalHub hub, string directory, Phrases text)
    {
        AnsiConsole.MarkupLine($"[bold]{string.Format(text.HubRunsAt, hub.Address).EscapeMarkup()}[/]");
        AnsiConsole.WriteLine(string.Format(text.DataIsIn, directory));
        var table = Tables.Create(text.App, text.Function, text.Trigger, text.Address);
        // Where dead letters are parked is no news for a person who starts the hub.
        foreach (var function in hub.Functions.Where(function => !function.Target.EndsWith(Entities.DeadLetters, StringComparison.Ordinal)).OrderBy(function => function.Trigger))
            table.AddRow(Tables.Cell(function.App), Tables.Cell(function.Name), Tables.Cell(function.Trigger.ToString().ToLowerInvariant()), Target(function));
        AnsiConsole.Write(table);
        var off = Downstreams.Names.Except(hub.Pipeline.GetRequiredService<DownstreamNames>().Names).ToList();
        if (off.Count > 0) AnsiConsole.WriteLine(string.Format(text.SystemsOff, string.Join(", ", off)));
        AnsiConsole.WriteLine(hub.Api.GetRequiredService<IVideoTool>().IsHere ? text.VideoToolHere : text.VideoToolMissing);
        AnsiConsole.WriteLine(text.SendFirst);
        AnsiConsole.MarkupLine($"  [blue]{Example(hub).EscapeMarkup()}[/]");
        AnsiConsole.MarkupLine($"[grey]{text.StopHint}[/]");
    }

    private static Text Target(ListedFunction function)
        => function.DisabledBecause is { } reason ? Tables.Cell($"{function.Target} ({reason})", Color.Yellow) : Tables.Cell(function.Target);

    /// <summary>The one vendor whose deliveries need no signature. Only the sample's secret is printed: it opens nothing but a hub on a developer's machine.</summary>
    private static string Example(LocalHub hub)
    {
        var secret = hub.Intake.GetRequiredService<VendorSecrets>().Find("micro1") == SampleSecret ? SampleSecret : "SECRET";
        return $"curl -i --data-binary @integration-tests/TestKit/Payloads/micro1.json {hub.Address.GetLeftPart(UriPartial.Authority)}/webhooks/micro1/{secret}";
    }
}
