namespace HrHub.Azure.Cosmos;

/// <summary>The containers of the database.</summary>
public static class ContainerNames
{
    public const string Candidates = "candidates", Index = "index", Inbox = "inbox", Keys = "keys", Work = "work", Ledger = "ledger";
}
