namespace HrHub.Azure.Cosmos.Inbox;

/// <summary>How often a vendor's requests were refused for one reason.</summary>
internal sealed record RefusalDocument : HubDocument
{
    public const string Partition = "vendor-ledger", KindName = "refusals";

    public string Kind { get; init; } = KindName;
    public required string Vendor { get; init; }
    public required string Reason { get; init; }
    public long Count { get; init; }

    /// <summary>Milliseconds since 1970.</summary>
    public long LastAt { get; init; }

    public static string IdOf(string vendor, string reason) => HashedId.Of($"{vendor}\n{reason}");
}
