using System.Security.Cryptography;
using System.Text;

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

    /// <summary>Vendor names and reasons are free text here: an id may not hold every character.</summary>
    public static string IdOf(string vendor, string reason) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{vendor}\n{reason}")).AsSpan(0, 16));
}
