namespace HrHub.Azure.Cosmos.Records;

/// <summary>The sealed raw bytes of a delivery, beside the file they led to.</summary>
internal sealed record RawDocument : HubDocument
{
    public const string KindName = "raw";

    public string Kind { get; init; } = KindName;
    public required byte[] Sealed { get; init; }

    public static string IdOf(string inboxId) => $"raw:{inboxId}";

    public static RawDocument Of(string candidateId, string inboxId, byte[] sealedBody) => new() { Id = IdOf(inboxId), Pk = candidateId, Sealed = sealedBody };
}
