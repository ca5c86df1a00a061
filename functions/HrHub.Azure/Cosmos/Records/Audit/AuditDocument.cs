using System.Text;
using System.Text.Json;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;

namespace HrHub.Azure.Cosmos.Records.Audit;

/// <summary>One entry of a chain. Inserted, never changed: no method of this project replaces or deletes one.</summary>
internal sealed record AuditDocument : HubDocument
{
    public const string KindName = "audit";

    public string Kind { get; init; } = KindName;
    public required long Sequence { get; init; }

    /// <summary>Milliseconds since 1970.</summary>
    public required long At { get; init; }

    /// <summary>The event's JSON as it was hashed, as a text: the service may write an object another way.</summary>
    public required string Event { get; init; }

    public required string PreviousHash { get; init; }
    public required string Hash { get; init; }
    public required AuditFacets Facets { get; init; }

    /// <summary>Ids sort as sequence numbers do.</summary>
    public static string IdOf(long sequence) => $"audit:{sequence:D12}";

    public static AuditDocument Of(AuditEntry entry) => new()
    {
        Id = IdOf(entry.Sequence),
        Pk = entry.Event.Chain,
        Sequence = entry.Sequence,
        At = entry.At.ToUnixTimeMilliseconds(),
        Event = JsonSerializer.Serialize(entry.Event, CanonicalJson.Options),
        PreviousHash = entry.PreviousHash,
        Hash = entry.Hash,
        Facets = new() { Link = SortKeys.Of(entry.Event.Chain, entry.Sequence), Written = SortKeys.Of(entry.At, SortKeys.Of(entry.Event.Chain, entry.Sequence)), Shown = entry.Event.Shown },
    };

    /// <exception cref="InvalidDataException">The event is unreadable.</exception>
    public AuditEntry Entry()
    {
        try
        {
            return new(Sequence, DateTimeOffset.FromUnixTimeMilliseconds(At), JsonSerializer.Deserialize<AuditEvent>(Event, CanonicalJson.Options) ?? throw new JsonException(), PreviousHash, Hash);
        }
        catch (JsonException)
        {
            throw new InvalidDataException($"Entry {Sequence} of a chain of the audit trail is unreadable: 'audit verify' names it.");
        }
    }

    public StoredEntry Stored(ChainHead? head) => new(Pk, Sequence, At, Encoding.UTF8.GetBytes(Event), PreviousHash, Hash, head);
}

internal sealed record AuditFacets
{
    /// <summary>Chain, then sequence.</summary>
    public required string Link { get; init; }

    /// <summary>Time, then chain and sequence.</summary>
    public required string Written { get; init; }

    /// <summary>See <see cref="AuditEvent.Shown"/>.</summary>
    public IReadOnlyList<string>? Shown { get; init; }
}
