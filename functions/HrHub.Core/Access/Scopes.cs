namespace HrHub.Core.Access;

/// <summary>What a system's token must say for each right that systems have: client credentials are given to one system for one purpose.</summary>
public static class Scopes
{
    public const string ReadCandidates = "candidates.read", ReadChanges = "changes.read", WriteResults = "results.write", Subscribe = "events.subscribe", ReadInvitations = "invitations.read";

    /// <returns>Null where no scope opens the right to a system.</returns>
    public static string? Of(Right right) => right switch
    {
        Right.ReadFile => ReadCandidates,
        Right.ReadChanges => ReadChanges,
        Right.WriteResults => WriteResults,
        Right.Subscribe => Subscribe,
        Right.ReadInvitation => ReadInvitations,
        _ => null,
    };
}
