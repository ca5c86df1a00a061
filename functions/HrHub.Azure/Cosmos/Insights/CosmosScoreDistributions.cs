using System.Runtime.CompilerServices;
using HrHub.Core.Insights;
using Microsoft.Azure.Cosmos;

namespace HrHub.Azure.Cosmos.Insights;

/// <summary>Counted distributions on Cosmos DB, a document for each family, and the scores in the facets of interviews.</summary>
public sealed class CosmosScoreDistributions(CosmosDatabase database) : IScoreDistributions
{
    private const string Partition = "score-distributions";

    /// <inheritdoc/>
    public async Task<ScoreDistribution?> Find(string family, CancellationToken ct) => (await database.Work.Find<Document>(Partition, HashedId.Of(family), ct))?.Distribution;

    /// <inheritdoc/>
    public Task Save(ScoreDistribution distribution, CancellationToken ct) => database.Work.Put(new Document { Id = HashedId.Of(distribution.Family), Pk = Partition, Distribution = distribution }, ct);

    /// <inheritdoc/>
    public async IAsyncEnumerable<ScoredInterview> Scores([EnumeratorCancellation] CancellationToken ct)
    {
        var query = new QueryDefinition("SELECT c.facets.positionFamily, c.facets.score, c.facets.dimensions FROM c WHERE c.kind = 'interview'");
        await foreach (var row in database.Candidates.Query<Row>(query, null, 1_000, ct))
            if (row.PositionFamily is not null && (row.Score is not null || row.Dimensions is { Count: > 0 })) yield return new(row.PositionFamily, row.Score, row.Dimensions ?? new Dictionary<string, double>());
    }

    private sealed record Document : HubDocument
    {
        public required ScoreDistribution Distribution { get; init; }
    }

    private sealed record Row(string? PositionFamily, double? Score, IReadOnlyDictionary<string, double>? Dimensions);
}
