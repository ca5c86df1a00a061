namespace HrHub.Core.Audit;

/// <summary>One line of an export, flat. These names, in camel case, are a contract with whoever reads it: none is ever renamed or given another meaning.</summary>
/// <param name="Time">UTC.</param>
/// <param name="Chain">A candidate id, or <c>hub</c>.</param>
/// <param name="Sequence">Within the chain.</param>
/// <param name="Actor">Id of who did it.</param>
/// <param name="Role">In what capacity.</param>
/// <param name="From">Network address, or <c>timer</c>, <c>queue</c>, <c>command-line</c>.</param>
/// <param name="Action">One of <see cref="AuditAction"/>.</param>
/// <param name="Allowed">False for a refusal.</param>
/// <param name="Record">What it was done to; left out for a whole file.</param>
/// <param name="FieldClass">Left out where it says nothing.</param>
/// <param name="Why">A code or an id; left out where there is none.</param>
/// <param name="PreviousHash">Hex.</param>
/// <param name="Hash">Hex.</param>
/// <param name="Shown">Candidate ids of a page that showed several people; left out otherwise.</param>
public sealed record ExportedEntry(
    DateTimeOffset Time, string Chain, long Sequence, string Actor, string Role, string From, string Action, bool Allowed,
    string? Record, string? FieldClass, string? Why, string PreviousHash, string Hash, IReadOnlyList<string>? Shown = null)
{
    public static ExportedEntry Of(AuditEntry entry)
    {
        var (happened, who) = (entry.Event, entry.Event.Who);
        return new(entry.At, happened.Chain, entry.Sequence, who.Id, System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(who.Role.ToString()), who.From, happened.Action, happened.Allowed,
            happened.Record, happened.FieldClass, happened.Why, entry.PreviousHash, entry.Hash, happened.Shown);
    }
}
