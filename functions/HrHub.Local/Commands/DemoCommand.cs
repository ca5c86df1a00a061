using System.CommandLine;
using System.Text.Json;
using HrHub.Core.Canonical;
using HrHub.Local.Demo;
using HrHub.Local.Wording;
using Microsoft.Extensions.Logging;
using Spectre.Console;

namespace HrHub.Local.Commands;

/// <summary><c>demo</c>: the hub at work on invented deliveries.</summary>
internal static class DemoCommand
{
    public static Command Create(SharedOptions shared, Phrases text)
    {
        var deliveries = Number("--deliveries", text.DeliveriesOption, 200, 20, 100_000, text.DeliveriesRange);
        var bigVideo = Number("--big-video", text.BigVideoOption, 500, 1, 100_000, text.BigVideoRange);
        var exit = new Option<bool>("--exit") { Description = text.ExitOption };
        var json = new Option<bool>("--json") { Description = text.JsonOption };
        var command = new Command("demo", text.Demo) { deliveries, bigVideo, exit, json, shared.Port };
        command.SetAction((parsed, _) => Run(new()
        {
            DataDirectory = parsed.GetResult(shared.Data) is { Implicit: false } ? shared.DataDirectory(parsed) : null,
            Settings = shared.Overrides(parsed),
            Deliveries = parsed.GetValue(deliveries),
            BigVideo = parsed.GetValue(bigVideo),
            Exit = parsed.GetValue(exit),
            Json = parsed.GetValue(json),
            // Refused and parked deliveries are part of the show: their warnings would only tear the picture.
            LogLevel = parsed.GetValue(shared.Verbose) ? LogLevel.Information : LogLevel.Error,
        }, text));
        return command;
    }

    private static Option<int> Number(string name, string description, int standard, int least, int most, string error)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => standard };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < least || result.GetValueOrDefault<int>() > most) result.AddError(error);
        });
        return option;
    }

    /// <returns>1 when something was lost or the work came to a stand-still.</returns>
    private static async Task<int> Run(DemoOptions options, Phrases text)
    {
        using var shutdown = new Shutdown();
        try
        {
            await using var world = await DemoWorld.Start(options, TimeProvider.System, shutdown.Token);
            var demo = new RunDemo(world, options, TimeProvider.System);
            if (!options.Json) Head(world, text);
            var summary = await demo.Handle(View(options, text), shutdown.Token);

            if (demo.Stuck) await Console.Error.WriteLineAsync(string.Format(text.DemoTimedOut, summary.Seconds));
            if (options.Json) Console.WriteLine(JsonSerializer.Serialize(summary, CanonicalJson.Options));
            else Show(summary, world, options, text);
            if (!options.Exit) await shutdown.Wait();
            return summary.Lost > 0 || demo.Stuck ? 1 : 0;
        }
        catch (OperationCanceledException) when (shutdown.Token.IsCancellationRequested)
        {
            return 130;
        }
    }

    private static IDemoView View(DemoOptions options, Phrases text) => options switch
    {
        { Json: true } => new LineView(Console.Error, text),
        _ when Console.IsOutputRedirected => new LineView(Console.Out, text),
        _ => new LiveView(AnsiConsole.Console, text),
    };

    private static void Head(DemoWorld world, Phrases text)
    {
        AnsiConsole.MarkupLine($"[bold]{text.DemoTitle}[/]  {world.Hub.Address}");
        AnsiConsole.MarkupLine($"[grey]{string.Format(text.Sandboxes, world.Vendors.Address, string.Join(", ", world.Systems.Select(system => $"{system.Key} {system.Value.Address}"))).EscapeMarkup()}[/]");
        if (world.Stores is { } stores) AnsiConsole.MarkupLine($"[grey]{string.Format(text.SandboxStores, stores.Cosmos.Endpoint, stores.Blobs.Directory).EscapeMarkup()}[/]");
        AnsiConsole.WriteLine();
    }

    private static void Show(DemoSummary summary, DemoWorld world, DemoOptions options, Phrases text)
    {
        AnsiConsole.Write(SummaryTable.Create(summary, text));
        AnsiConsole.MarkupLine($"[bold]{text.LookNext}[/]");
        void Row(string command, string what)
        {
            AnsiConsole.Write(Tables.Cell($"  {what}\n"));
            AnsiConsole.Write(Tables.Cell($"    {command}\n", Color.Blue));
        }
        var gone = options is { Exit: true, DataDirectory: null };
        var program = "dotnet run --project functions/HrHub.Local --";
        if (!gone)
        {
            Row(world.Directory, text.NextData);
            Row($"{program} parked list --data {world.Directory}", text.NextParked);
            Row($"{program} vendors list --data {world.Directory}", text.NextVendors);
        }
        Row($"{program} vendors check PROFILE PAYLOAD", text.NextVendor);
        Row("dotnet run --project functions/HrHub.Local", text.NextRun);
        if (!options.Exit) AnsiConsole.MarkupLine($"\n{text.DemoStaysUp}");
    }
}
