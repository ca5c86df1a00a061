using System.Globalization;
using HrHub.Core.Retention;
using Microsoft.Azure.Cosmos;

namespace HrHub.Azure.Cosmos.Records.Retention;

/// <summary>The dates of files on Cosmos DB, in the documents of the files: a facet has the first one.</summary>
public sealed class CosmosRetentionIndex(CosmosDatabase database) : IRetentionIndex
{
    private const int Beyond = 32;
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
    /// <remarks>A page may be longer than asked for by those made in the same millisecond as its last one.</remarks>
    public async Task<FilePage> Files(string? after, int max, CancellationToken ct)
    {
        var found = await _candidates.QueryAll<NumberedFile>(
            new QueryDefinition("SELECT c.pk, c.facets.no FROM c WHERE c.kind = 'file' AND c.facets.no > @after ORDER BY c.facets.no")
                .WithParameter("@after", after is null ? long.MinValue : long.Parse(after, CultureInfo.InvariantCulture)), null, max + Beyond, ct);
        var page = FilePages.Whole(found, max).ToList();
        return new([.. page.Select(file => file.Pk)], page.Count == found.Count && found.Count < max ? null : page[^1].No.ToString(CultureInfo.InvariantCulture));
    }

    /// <inheritdoc/>
    public async Task<bool> Restamp(string candidateId, string etag, IReadOnlyList<DueDate> due, CancellationToken ct)
        => await _candidates.Change<FileDocument>(candidateId, FileDocument.FileId, file => file.IsErased || FileTag.Of(file) != etag ? null : file.With(due), ct) is not null;

    private sealed record DueRow(string Pk, string Due);
}
