using System.Text.Json.Serialization;

namespace HrHub.Azure.Cosmos;

/// <summary>What every document of ours has.</summary>
public abstract record HubDocument
{
    /// <summary>Unique in its partition. Without / \ ? #, at most 1,023 bytes.</summary>
    public required string Id { get; init; }

    /// <summary>The partition.</summary>
    public required string Pk { get; init; }

    /// <summary>Random, of the operation that wrote the document: whoever lost the answer to a write knows its own work by it.</summary>
    public string? Write { get; init; }

    /// <summary>As read; null before the first write. Never written.</summary>
    [JsonPropertyName("_etag")]
    public string? ETag { get; init; }
}
