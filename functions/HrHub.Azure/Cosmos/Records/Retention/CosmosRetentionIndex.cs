using HrHub.Core.Retention;
using Microsoft.Azure.Cosmos;

namespace HrHub.Azure.Cosmos.Records.Retention;

/// <summary>The dates of files on Cosmos DB, in the documents of the files: a facet has the first one.</summary>
public sealed class CosmosRetentionIndex(CosmosDatabase database) : IRetentionIndex
{
    private readonly HubContainer _candidates = database.Candidates;

    /// <inheritdoc/>
    public async Task<DuePage> Due(DateTimeOffset asOf, string? after, int max, CancellationToken ct)
    {
        // Behind the time stands a space: whatever is due in the last millisecond sorts before this.
        var query = new QueryDefinition("SELECT c.pk, c.facets.due FROM c WHERE c.facets.due < @end AND c.facets.due > @after ORDER BY c.facets.due")
            .WithParameter("@end", SortKeys.Time(asOf) + "!").WithParameter("@after", after ?? "");
        var files = await _candidates.QueryAll<DueRow>(query, null, max, ct);
        return new([.. files.Select(file => new DueFile(file.Pk, SortKeys.TimeOf(file.Due)))], files.Count < max ? null : files[^1].Due);
    }

    /// <inheritdoc/>
    public async Task<bool> HasAtLeast(long files, CancellationToken ct)
        => await _candidates.Query<string>(new("SELECT VALUE c.id FROM c WHERE c.kind = 'file'"), null, (int)Math.Clamp(files, 1, 1_000), ct).Take((int)Math.Min(files, int.MaxValue)).CountAsync(ct) >= files;

    /// <inheritdoc/>
    public async Task<FilePage> StampedOtherwise(string stamp, string? after, int max, CancellationToken ct)
    {
        var query = new QueryDefinition("SELECT c.pk, c.facets.stamped FROM c WHERE c.facets.stamped > @after AND (c.facets.stamped < @from OR c.facets.stamped > @to) ORDER BY c.facets.stamped")
            .WithParameter("@after", after ?? "").WithParameter("@from", stamp + " ").WithParameter("@to", stamp + "!");
        var files = await _candidates.QueryAll<StampedRow>(query, null, max, ct);
        return new([.. files.Select(file => file.Pk)], files.Count < max ? null : files[^1].Stamped);
    }

    /// <inheritdoc/>
    public async Task<bool> Restamp(string candidateId, string etag, IReadOnlyList<DueDate> due, string stamp, CancellationToken ct)
        => await _candidates.Change<FileDocument>(candidateId, FileDocument.FileId, file => file.IsErased || FileTag.Of(file) != etag ? null : file.With(due, stamp), ct) is not null;

    private sealed record DueRow(string Pk, string Due);

    private sealed record StampedRow(string Pk, string Stamped);
}
