using System.CommandLine;
using HrHub.Core.Parking;
using HrHub.Local.Stores;
using HrHub.Local.Wording;
using Spectre.Console;

namespace HrHub.Local.Commands;

/// <summary><c>parked list</c>: one line for each item, oldest first.</summary>
internal static class ParkedListCommand
{
    public static Command Create(SharedOptions shared, Phrases text)
    {
        var command = new Command("list", text.ParkedList);
        var filter = new ParkedCommand.Filter(command, text);
        command.SetAction(async (parsed, ct) =>
        {
            await using var stores = new LocalStores(shared.ExistingDataDirectory(parsed, text), TimeProvider.System);
            var items = await new SqliteParkedItems(stores.Records).List(filter.Of(parsed), ct).ToListAsync(ct);
            if (items.Count == 0) AnsiConsole.WriteLine(text.NothingParked);
            else AnsiConsole.Write(Show(items, text));
            return 0;
        });
        return command;
    }

    private static Table Show(List<ParkedItem> items, Phrases text)
    {
        var table = Tables.Create(text.Id, text.Since, text.Neighbour, text.Reason, text.FieldAndValue);
        table.Columns[0].NoWrap();
        foreach (var item in items)
            table.AddRow(item.Id.EscapeMarkup(), Tables.Time(item.ParkedAt), item.Neighbour.EscapeMarkup(), item.Reason.Code.EscapeMarkup(), Where(item.Reason).EscapeMarkup());
        return table;
    }

    /// <summary>The field and what it holds, as far as they are known.</summary>
    internal static string Where(ParkReason reason) => reason switch
    {
        { Field: { } field, Value: { } value } => $"{field} = {value}",
        _ => reason.Field ?? reason.Value ?? "",
    };
}
