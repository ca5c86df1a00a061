using System.CommandLine;
using HrHub.Api.Access;
using HrHub.Core.Access;
using HrHub.Local.Hosting;
using HrHub.Local.Wording;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HrHub.Local.Commands;

/// <summary><c>token --role ROLE --name NAME</c>: prints a token of the development issuer, and nothing else.</summary>
internal static class TokenCommand
{
    public static Command Create(SharedOptions shared, Phrases text)
    {
        var role = new Option<Role>("--role") { Description = text.TokenRoleOption, Required = true };
        var name = new Option<string>("--name") { Description = text.TokenNameOption, HelpName = "NAME", Required = true };
        var candidate = new Option<string?>("--candidate") { Description = text.TokenCandidateOption, HelpName = "ID" };
        var departments = Many("--department", text.TokenDepartmentOption, "PATH");
        var positions = Many("--position", text.TokenPositionOption, "CODE");
        var scopes = Many("--scope", text.TokenScopeOption, "SCOPE");
        var command = new Command("token", text.Token) { role, name, candidate, departments, positions, scopes };
        command.SetAction(async (parsed, _) =>
        {
            var directory = shared.ExistingDataDirectory(parsed, text);
            await using var hub = OpenHub.On(directory, shared.Overrides(parsed), LogLevel.Warning);
            var access = hub.Api.GetRequiredService<IOptions<AccessOptions>>().Value;
            var wanted = parsed.GetValue(role);
            if (!access.DevelopmentIssuer) throw new CommandException(text.NoDevelopmentIssuer);
            if (!access.Roles.ContainsKey(wanted)) throw new CommandException(string.Format(text.NoSuchRole, wanted));
            if (wanted is Role.Candidate != parsed.GetValue(candidate) is not null) throw new CommandException(text.CandidateNeedsId);

            var holder = new LocalIssuer.Holder(wanted, parsed.GetRequiredValue(name))
            {
                CandidateId = parsed.GetValue(candidate), Departments = parsed.GetRequiredValue(departments), Positions = parsed.GetRequiredValue(positions), Scopes = parsed.GetRequiredValue(scopes),
            };
            Console.WriteLine(LocalIssuer.In(directory).Issue(access, holder, TimeProvider.System.GetUtcNow()));
            return 0;
        });
        return command;
    }

    private static Option<string[]> Many(string name, string description, string help) => new(name) { Description = description, HelpName = help, DefaultValueFactory = _ => [] };
}
