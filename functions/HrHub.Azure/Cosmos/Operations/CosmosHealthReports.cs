using HrHub.Core.Operations;

namespace HrHub.Azure.Cosmos.Operations;

/// <summary>Reports of the hub's health on Cosmos DB: a document for each month, all in one partition.</summary>
public sealed class CosmosHealthReports(CosmosDatabase database) : IHealthReports
{
    private const int Page = 100;
    private readonly HubContainer _work = database.Work;

    /// <inheritdoc/>
    public Task Put(HealthReport report, CancellationToken ct) => _work.Put(new HealthDocument { Id = report.Month, Pk = HealthDocument.Partition, Report = report }, ct);

    /// <inheritdoc/>
    public async Task<HealthReport?> Find(string month, CancellationToken ct) => (await _work.Find<HealthDocument>(HealthDocument.Partition, month, ct))?.Report;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> Months(CancellationToken ct)
        => [.. (await _work.Query<string>(new("SELECT VALUE c.id FROM c"), HealthDocument.Partition, Page, ct).ToListAsync(ct)).OrderDescending(StringComparer.Ordinal)];
}

internal sealed record HealthDocument : HubDocument
{
    public const string Partition = "health";

    public required HealthReport Report { get; init; }
}
