using HrHub.Core.Access;

namespace HrHub.Api.ExportJobs;

/// <summary>What a link to an export says: which one, who may follow it, until when, and in whose browser.</summary>
/// <param name="JobId">Which.</param>
/// <param name="By">In whose name it goes on record: subject of the token.</param>
/// <param name="Role">In which capacity.</param>
/// <param name="Until">The end of the link.</param>
/// <param name="Browser">SHA-256 of the cookie that was set with it, in hex.</param>
internal sealed record ExportTicket(string JobId, string By, Role Role, DateTimeOffset Until, string Browser)
{
    public const string Kind = "export-link";
}
