using System.CommandLine;
using HrHub.Core.Access;
using HrHub.Local.Hosting;
using HrHub.Local.Wording;
using HrHub.Pipeline.Audit;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.Local.Commands;

/// <summary><c>audit root</c>: signs the day's root now instead of on schedule.</summary>
internal static class AuditRootCommand
{
    public static Command Create(SharedOptions shared, Phrases text)
    {
        var command = new Command("root", text.AuditRootCommand);
        command.SetAction(async (parsed, ct) =>
        {
            await using var hub = OpenHub.On(shared.ExistingDataDirectory(parsed, text), shared.Overrides(parsed), shared.LogLevel(parsed));
            var result = await hub.Pipeline.GetRequiredService<SignAuditRoot>().Handle(new Caller("audit root", Role.Operator, "command-line"), ct);
            Console.WriteLine(result.IsNew ? text.AuditRootSigned : text.AuditRootKnown, $"{result.Root.Date:yyyy-MM-dd}", result.Root.TreeSize, result.Root.Hash());
            return 0;
        });
        return command;
    }
}
