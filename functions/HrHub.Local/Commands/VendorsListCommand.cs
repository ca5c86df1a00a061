using System.CommandLine;
using HrHub.Core.Inbox;
using HrHub.Core.Parking;
using HrHub.Local.Stores;
using HrHub.Local.Wording;
using Spectre.Console;

namespace HrHub.Local.Commands;

/// <summary><c>vendors list</c>: what came of every vendor's requests.</summary>
internal static class VendorsListCommand
{
    public static Command Create(SharedOptions shared, Phrases text)
    {
        var command = new Command("list", text.VendorsList);
        command.SetAction(async (parsed, ct) =>
        {
            await using var stores = new LocalStores(shared.ExistingDataDirectory(parsed, text), TimeProvider.System);
            var health = await stores.Ledger.Read(ct);
            var captures = await new SqliteParkedItems(stores.Records).List(new(Stage: ParkedStage.Capture), ct).CountBy(item => item.Neighbour).ToDictionaryAsync(cancellationToken: ct);
            if (health.Count == 0) AnsiConsole.WriteLine(text.NoVendorsYet);
            else AnsiConsole.Write(Show(health, captures, text));
            return 0;
        });
        return command;
    }

    private static Table Show(IReadOnlyList<VendorHealth> health, Dictionary<string, int> captures, Phrases text)
    {
        var table = Tables.Create(text.Vendor, text.Received, text.Verified, text.Duplicates, text.Handled, text.Parked, text.Refused, text.LastRefusal);
        for (var column = 0; column <= 6; column++) table.Columns[column].NoWrap();
        for (var column = 1; column <= 6; column++) table.Columns[column].RightAligned();
        foreach (var vendor in health)
            table.AddRow(
                Tables.Cell(vendor.Vendor), Tables.Cell(Tables.Count(vendor.Accepted + vendor.Repeated + vendor.Refused)), Tables.Cell(Tables.Count(vendor.Accepted + vendor.Repeated)),
                Tables.Cell(Tables.Count(vendor.Repeated)), Tables.Cell(Tables.Count(vendor.Handled)), Tables.WarnCell(vendor.Parked + captures.GetValueOrDefault(vendor.Vendor)),
                Tables.WarnCell(vendor.Refused), Tables.Cell(vendor.LastRefusal is { } reason ? $"{reason}\n{Tables.Time(vendor.LastRefusedAt!.Value)}" : ""));
        return table;
    }
}
