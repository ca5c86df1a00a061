using System.Text.Json;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using HrHub.Core.Keys;
using HrHub.Core.Records;
using HrHub.Core.Records.Search;

namespace HrHub.Core.Exports.Jobs;

/// <summary>What is to be exported, for whom: it may name people, so it is stored sealed only.</summary>
public sealed record ExportOrder
{
    private const string Field = "order";

    /// <summary>In whose name everybody in the file goes on record.</summary>
    public required Caller By { get; init; }

    /// <summary>What the caller might see when it was asked for. A token's; the record of a caller does not keep it.</summary>
    public IReadOnlyList<string>? Departments { get; init; }

    /// <inheritdoc cref="Departments"/>
    public IReadOnlyList<string>? Positions { get; init; }

    public required SearchCriteria Criteria { get; init; }
    public SearchOrder Sort { get; init; }
    public required ExportFormat Format { get; init; }
    public required ExportLanguage Language { get; init; }
    public bool ByteOrderMark { get; init; } = true;

    /// <summary>Of the request that asked for it.</summary>
    public string? Trace { get; init; }

    /// <summary>What may be in the file.</summary>
    public Sight Sight() => new() { Departments = Departments, Positions = Positions };

    public byte[] Seal(SealingKey key, string jobId) => key.Seal(JsonSerializer.SerializeToUtf8Bytes(this, CanonicalJson.Options), jobId, Field);

    /// <exception cref="System.Security.Cryptography.CryptographicException">Not this job's, or changed.</exception>
    public static ExportOrder Open(ReadOnlySpan<byte> sealedOrder, SealingKey key, string jobId) => JsonSerializer.Deserialize<ExportOrder>(key.Open(sealedOrder, jobId, Field), CanonicalJson.Options)!;

    public override string ToString() => $"ExportOrder({Format})";
}
