using System.CommandLine;
using HrHub.Core.Keys;
using HrHub.Local.Hosting;
using HrHub.Local.Keys;
using HrHub.Local.Wording;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.Local.Commands;

/// <summary><c>keys rotate</c>: a new epoch key, root key or blind index; beside a running hub or without one.</summary>
internal static class KeysRotateCommand
{
    public static Command Create(SharedOptions shared, Phrases text)
    {
        var root = new Option<bool>("--root") { Description = text.RotateRootOption };
        var blindIndex = new Option<bool>("--blind-index") { Description = text.RotateBlindIndexOption };
        var command = new Command("rotate", text.KeysRotate) { root, blindIndex };
        command.SetAction(async (parsed, ct) =>
        {
            await using var hub = OpenHub.On(shared.ExistingDataDirectory(parsed, text), shared.Overrides(parsed), shared.LogLevel(parsed));
            var rotate = hub.Pipeline.GetRequiredService<RotateKeys>();
            if (parsed.GetValue(root)) Console.WriteLine(text.Rotated, await hub.Pipeline.GetRequiredService<RotateRootKey>().Handle(KeysCommand.By, ct));
            if (parsed.GetValue(blindIndex))
            {
                var index = await rotate.BlindIndex(KeysCommand.By, ct);
                if (index.Error is not null) throw new CommandException(text.IndexRotates);
                Console.WriteLine(text.IndexRotated, index.Value, (int)KeyRing.SettlesAfter.TotalMinutes);
            }
            if (!parsed.GetValue(root) && !parsed.GetValue(blindIndex)) Console.WriteLine(text.Rotated, await rotate.Epoch(KeysCommand.By, ct));
            return parsed.GetValue(blindIndex) && !parsed.GetValue(root) ? 0 : await KeysRewrapCommand.Rewrap(hub, text, ct);
        });
        return command;
    }
}
