using System.CommandLine;
using HrHub.Core.Access;
using HrHub.Local.Wording;

namespace HrHub.Local.Commands;

/// <summary><c>keys report|rotate|rewrap|retire</c>.</summary>
internal static class KeysCommand
{
    public static Command Create(SharedOptions shared, Phrases text) => new("keys", text.Keys)
    {
        KeysReportCommand.Create(shared, text), KeysRotateCommand.Create(shared, text), KeysRewrapCommand.Create(shared, text), KeysRetireCommand.Create(shared, text),
    };

    /// <summary>Whoever sits at the command line.</summary>
    internal static Caller By { get; } = new("keys", Role.Operator, "command-line");
}
