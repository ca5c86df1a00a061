using HrHub.Azure.Cosmos.Records;
using HrHub.Core;
using HrHub.Core.Exports.Jobs;
using Microsoft.Azure.Cosmos;

namespace HrHub.Azure.Cosmos.Exports;

/// <summary>Exports in the background, on Cosmos DB: all in one partition, since nobody asks for many and they go after a while.</summary>
public sealed class CosmosExportJobs(CosmosDatabase database) : IExportJobs
{
    private readonly HubContainer _work = database.Work;

    /// <inheritdoc/>
    public async Task<bool> Add(ExportJob job, CancellationToken ct) => await _work.Create(ExportJobDocument.Of(job), ct) is Written.Done;

    /// <inheritdoc/>
    public async Task<ExportJob?> Find(string jobId, CancellationToken ct) => (await _work.Find<ExportJobDocument>(ExportJobDocument.Partition, jobId, ct))?.Job;

    /// <inheritdoc/>
    public async Task<ExportJobPage> Of(string owner, string? cursor, int size, CancellationToken ct)
    {
        TimePage.CheckSize(size);
        var query = new QueryDefinition("SELECT * FROM c WHERE c.facets.exportOf > @from AND c.facets.exportOf < @before ORDER BY c.facets.exportOf DESC")
            .WithParameter("@from", $"{owner} ")
            .WithParameter("@before", cursor is not null && TimePage.Position(cursor) is var (at, id) ? $"{owner} {SortKeys.Of(at, id)}" : $"{owner} ~");
        return ExportJobPage.Of([.. (await _work.QueryAll<ExportJobDocument>(query, ExportJobDocument.Partition, size + 1, ct)).Select(document => document.Job)], size);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ExportJob>> Holding(CancellationToken ct)
        => [.. (await _work.QueryAll<ExportJobDocument>(new("SELECT * FROM c WHERE IS_DEFINED(c.facets.exportHolds) ORDER BY c.facets.exportHolds"), ExportJobDocument.Partition, int.MaxValue, ct)).Select(document => document.Job)];

    /// <inheritdoc/>
    public async Task<ExportJob?> Change(string jobId, Func<ExportJob, ExportJob?> change, CancellationToken ct)
        => (await _work.Change<ExportJobDocument>(ExportJobDocument.Partition, jobId, stored => change(stored.Job) is { } changed ? ExportJobDocument.Of(changed) : null, ct))?.Job;

    /// <inheritdoc/>
    public async Task Trim(DateTimeOffset before, CancellationToken ct)
    {
        var query = new QueryDefinition("SELECT c.id FROM c WHERE c.facets.exportWas < @before").WithParameter("@before", SortKeys.Time(before));
        foreach (var found in await _work.QueryAll<Place>(query, ExportJobDocument.Partition, int.MaxValue, ct)) await _work.Delete(ExportJobDocument.Partition, found.Id, null, ct);
    }

    private sealed record Place(string Id);
}

internal sealed record ExportJobDocument : HubDocument
{
    public const string Partition = "exports";

    public required ExportJob Job { get; init; }

    public required ExportFacets Facets { get; init; }

    public static ExportJobDocument Of(ExportJob job)
    {
        var place = SortKeys.Of(job.AskedAt, job.JobId);
        return new() { Id = job.JobId, Pk = Partition, Job = job, Facets = new($"{job.Owner} {place}", job.Holds ? place : null, job.Holds ? null : SortKeys.Time(job.AskedAt)) };
    }
}

/// <param name="ExportOf">Owner, then time, then id.</param>
/// <param name="ExportHolds">Sorts by time, then id, while something of it is to be destroyed; otherwise null.</param>
/// <param name="ExportWas">When it was asked for, once nothing is; otherwise null.</param>
internal sealed record ExportFacets(string ExportOf, string? ExportHolds, string? ExportWas);
