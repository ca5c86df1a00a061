using System.CommandLine;
using HrHub.Core.Messaging;
using HrHub.Core.Parking;
using HrHub.Local.Hosting;
using HrHub.Local.Wording;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace HrHub.Local.Commands;

/// <summary><c>parked replay [ID…]</c>: sends work back to its queue; a running hub hears of it, another one finds it when it starts.</summary>
internal static class ParkedReplayCommand
{
    public static Command Create(SharedOptions shared, Phrases text)
    {
        var ids = new Argument<string[]>("ID") { Description = text.ParkedIdArgument, Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("replay", text.ParkedReplay) { ids };
        var filter = new ParkedCommand.Filter(command, text);
        command.SetAction(async (parsed, ct) =>
        {
            await using var hub = OpenHub.On(shared.ExistingDataDirectory(parsed, text), shared.Overrides(parsed), shared.LogLevel(parsed));
            var parked = hub.Pipeline.GetRequiredService<IParkedItems>();
            var replay = new ReplayParked(parked, hub.Pipeline.GetRequiredService<IMessageBus>(), TimeProvider.System);
            var (wanted, matching) = (parsed.GetValue(ids) ?? [], filter.Of(parsed));
            if (wanted.Length == 0 && matching == new ParkedFilter()) throw new CommandException(text.ReplayWhat);

            foreach (var id in wanted) await replay.Replay(await parked.Find(id, ct) ?? throw new CommandException(string.Format(text.NoSuchItem, id)), ct);
            var count = wanted.Length + (matching == new ParkedFilter() ? 0 : await replay.Handle(matching, ct));
            AnsiConsole.WriteLine(string.Format(text.Replayed, count));
            return 0;
        });
        return command;
    }
}
