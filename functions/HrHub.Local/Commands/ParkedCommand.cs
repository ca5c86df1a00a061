using System.CommandLine;
using HrHub.Core.Parking;
using HrHub.Local.Wording;

namespace HrHub.Local.Commands;

/// <summary><c>parked list|show|replay</c>: what waits for a person, and why.</summary>
internal static class ParkedCommand
{
    public static Command Create(SharedOptions shared, Phrases text) => new("parked", text.ParkedCommand)
    {
        ParkedListCommand.Create(shared, text), ParkedShowCommand.Create(shared, text), ParkedReplayCommand.Create(shared, text),
    };

    /// <summary>The options <c>--since</c>, <c>--vendor</c> and <c>--reason</c>.</summary>
    internal sealed class Filter
    {
        private readonly Option<DateTimeOffset?> _since;
        private readonly Option<string?> _vendor;
        private readonly Option<string?> _reason;

        public Filter(Command command, Phrases text)
        {
            _since = new("--since") { Description = text.SinceOption, HelpName = "TIME", CustomParser = Times.Parse };
            _vendor = new("--vendor") { Description = text.VendorOption, HelpName = "NAME" };
            _reason = new("--reason") { Description = text.ReasonOption, HelpName = "CODE" };
            command.Add(_since);
            command.Add(_vendor);
            command.Add(_reason);
        }

        public ParkedFilter Of(ParseResult parsed) => new(parsed.GetValue(_since), parsed.GetValue(_vendor), parsed.GetValue(_reason));
    }
}
