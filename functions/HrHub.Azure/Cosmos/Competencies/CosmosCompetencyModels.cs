using System.Globalization;
using HrHub.Core.Competencies;
using Microsoft.Azure.Cosmos;

namespace HrHub.Azure.Cosmos.Competencies;

/// <summary>Competency models on Cosmos DB: the versions in one partition and what vendors have of them in another, since they are few.</summary>
public sealed class CosmosCompetencyModels(CosmosDatabase database) : ICompetencyModels
{
    private const int Page = 100;
    private readonly HubContainer _work = database.Work;

    /// <inheritdoc/>
    public async Task<bool> Add(CompetencyModel model, CancellationToken ct) => await _work.Create(ModelDocument.Of(model), ct) is Written.Done;

    /// <inheritdoc/>
    public async Task<CompetencyModel?> Newest(string positionCode, CancellationToken ct)
    {
        var query = new QueryDefinition("SELECT * FROM c WHERE c.facets.modelOf = @position ORDER BY c.facets.modelVersion DESC").WithParameter("@position", positionCode);
        return await _work.QueryAll<ModelDocument>(query, ModelDocument.Partition, 1, ct) is [var newest, ..] ? newest.Model : null;
    }

    /// <inheritdoc/>
    public async Task<CompetencyModel?> Find(string positionCode, int version, CancellationToken ct)
        => (await _work.Find<ModelDocument>(ModelDocument.Partition, ModelDocument.IdOf(positionCode, version), ct))?.Model;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<CompetencyModel>> List(CancellationToken ct)
        => [.. (await _work.Query<ModelDocument>(new("SELECT * FROM c"), ModelDocument.Partition, Page, ct).ToListAsync(ct)).Select(document => document.Model)
            .GroupBy(model => model.PositionCode).Select(versions => versions.MaxBy(model => model.Version)!).OrderBy(model => model.PositionCode, StringComparer.Ordinal)];

    /// <inheritdoc/>
    public Task Save(ModelPush push, CancellationToken ct) => _work.Put(PushDocument.Of(push), ct);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ModelPush>> Pushes(string? positionCode, CancellationToken ct)
        => [.. (await _work.Query<PushDocument>(new("SELECT * FROM c"), PushDocument.Partition, Page, ct).ToListAsync(ct)).Select(document => document.Push)
            .Where(push => positionCode is null || push.PositionCode == positionCode).OrderBy(push => push.PositionCode, StringComparer.Ordinal).ThenBy(push => push.Vendor, StringComparer.Ordinal)];
}

internal sealed record ModelDocument : HubDocument
{
    public const string Partition = "competency-models";

    public required CompetencyModel Model { get; init; }
    public required ModelFacets Facets { get; init; }

    public static string IdOf(string positionCode, int version) => $"{HashedId.Of(positionCode)}.{version.ToString(CultureInfo.InvariantCulture)}";

    public static ModelDocument Of(CompetencyModel model) => new() { Id = IdOf(model.PositionCode, model.Version), Pk = Partition, Model = model, Facets = new(model.PositionCode, model.Version) };
}

/// <param name="ModelOf">Position code.</param>
/// <param name="ModelVersion">1, 2, 3, …</param>
internal sealed record ModelFacets(string ModelOf, int ModelVersion);

internal sealed record PushDocument : HubDocument
{
    public const string Partition = "model-pushes";

    public required ModelPush Push { get; init; }

    public static PushDocument Of(ModelPush push) => new() { Id = $"{HashedId.Of(push.PositionCode)}.{push.Vendor}", Pk = Partition, Push = push };
}
