using System.CommandLine;
using HrHub.Core.Parking;
using HrHub.Local.Hosting;
using HrHub.Local.Wording;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace HrHub.Local.Commands;

/// <summary><c>parked list</c>: two lines for each item, oldest first.</summary>
internal static class ParkedListCommand
{
    public static Command Create(SharedOptions shared, Phrases text)
    {
        var command = new Command("list", text.ParkedList);
        var filter = new ParkedCommand.Filter(command, text);
        command.SetAction(async (parsed, ct) =>
        {
            await using var hub = OpenHub.On(shared.ExistingDataDirectory(parsed, text), shared.Overrides(parsed), shared.LogLevel(parsed));
            var items = await hub.Pipeline.GetRequiredService<IParkedItems>().List(filter.Of(parsed), ct).ToListAsync(ct);
            if (items.Count == 0) AnsiConsole.WriteLine(text.NothingParked);
            foreach (var item in items) Show(item);
            return 0;
        });
        return command;
    }

    /// <summary>Two lines: ids are long, and are there to be copied.</summary>
    private static void Show(ParkedItem item)
    {
        AnsiConsole.Write(Tables.Cell($"{item.Id}\n", Color.Blue));
        AnsiConsole.Write(Tables.Cell($"  {Tables.Time(item.ParkedAt)} · {string.Join(" · ", new[] { item.Neighbour, item.Reason.Code, Where(item.Reason) }.Where(part => part.Length > 0))}\n"));
    }

    /// <summary>The field and what it holds, as far as they are known.</summary>
    internal static string Where(ParkReason reason) => reason switch
    {
        { Field: { } field, Value: { } value } => $"{field} = {value}",
        _ => reason.Field ?? reason.Value ?? "",
    };
}
