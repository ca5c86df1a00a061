using System.CommandLine;
using HrHub.Core.Parking;
using HrHub.Local.Hosting;
using HrHub.Local.Wording;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace HrHub.Local.Commands;

/// <summary><c>parked show ID</c>: everything about one item.</summary>
internal static class ParkedShowCommand
{
    public static Command Create(SharedOptions shared, Phrases text)
    {
        var id = new Argument<string>("ID") { Description = text.ParkedIdArgument };
        var command = new Command("show", text.ParkedShow) { id };
        command.SetAction(async (parsed, ct) =>
        {
            await using var hub = OpenHub.On(shared.ExistingDataDirectory(parsed, text), shared.Overrides(parsed), shared.LogLevel(parsed));
            var wanted = parsed.GetRequiredValue(id);
            var item = await hub.Pipeline.GetRequiredService<IParkedItems>().Find(wanted, ct) ?? throw new CommandException(string.Format(text.NoSuchItem, wanted));

            var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
            void Row(string name, string? value) { if (!string.IsNullOrEmpty(value)) grid.AddRow(new Markup($"[bold]{name.EscapeMarkup()}[/]"), Tables.Cell(value)); }
            Row(text.Id, item.Id);
            Row(text.Stage, item.Stage.ToString().ToLowerInvariant());
            Row(text.Neighbour, item.Neighbour);
            Row(text.Reason, $"{item.Reason.Code}: {text.Of(ParkWording.Of(item))}");
            Row(text.FieldAndValue, ParkedListCommand.Where(item.Reason));
            Row(text.ProfileLine, item.Reason.ProfileLine);
            Row(text.Candidate, item.CandidateId);
            Row(text.Subject, item.Subject);
            Row(text.Attempts, item.Attempts.ToString());
            Row(text.Since, Tables.Time(item.ParkedAt));
            Row(text.ReplayWith, $"parked replay {item.Id}");
            AnsiConsole.Write(grid);
            return 0;
        });
        return command;
    }
}
