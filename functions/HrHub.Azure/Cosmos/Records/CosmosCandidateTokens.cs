using HrHub.Core.Keys;
using HrHub.Core.Records;
using Microsoft.Azure.Cosmos;

namespace HrHub.Azure.Cosmos.Records;

/// <summary>The blind index tokens of candidates, in the documents of the files and of their index.</summary>
public sealed class CosmosCandidateTokens(CosmosDatabase database) : ICandidateTokens
{
    // Numbers of one millisecond may be equal; so many beyond the page are asked for, so that a page never ends among them.
    private const int Beyond = 32;
    private const int Batch = 200;
    private readonly HubContainer _candidates = database.Candidates;
    private readonly CosmosCandidateIndex _index = new(database);

    /// <inheritdoc/>
    /// <remarks>A page may be longer than asked for by those made in the same millisecond as its last one.</remarks>
    public async Task<IReadOnlyList<IndexedCandidate>> ListUnder(int version, long after, int max, CancellationToken ct)
        => [.. FilePages.Whole(await _candidates.QueryAll<NumberedFile>(
            new QueryDefinition("SELECT c.pk, c.facets.no FROM c WHERE c.facets.indexVersion = @version AND c.facets.no > @after ORDER BY c.facets.no").WithParameter("@version", version).WithParameter("@after", after),
            null, max + Beyond, ct), max).Select(file => new IndexedCandidate(file.Pk, file.No))];

    /// <inheritdoc/>
    public async Task<long> CountUnder(int version, CancellationToken ct)
        => (await _candidates.QueryAll<long>(new QueryDefinition("SELECT VALUE COUNT(1) FROM c WHERE c.facets.indexVersion = @version").WithParameter("@version", version), null, 1, ct)).SingleOrDefault();

    /// <inheritdoc/>
    /// <remarks>Keys lie in partitions of their own: they come first, and the version, which says that all is there, last.</remarks>
    public async Task<bool> Add(string candidateId, string? expected, IReadOnlyList<NameToken> names, IReadOnlyList<(string Old, string New)> keys, int version, CancellationToken ct)
    {
        if (!IsCurrent(await File(candidateId, ct), expected)) return false;
        foreach (var (old, @new) in keys) await Follow(old, @new, ct);
        while (await File(candidateId, ct) is { } file && IsCurrent(file, expected))
        {
            var all = file.Names.Count == 0 ? file.Names : [.. file.Names.Union(names)];
            if (await Write(file, all, version, ct)) return true;
        }
        return false;
    }

    /// <inheritdoc/>
    public async Task Drop(int version, CancellationToken ct)
    {
        var query = new QueryDefinition("SELECT VALUE c.pk FROM c WHERE c.facets.oldestName <= @version").WithParameter("@version", version);
        while (await _candidates.QueryAll<string>(query, null, Batch, ct) is { Count: > 0 } files)
            foreach (var id in files)
                while (await File(id, ct) is { } file && file.Names.Any(name => name.Version <= version)
                    && !await Write(file, [.. file.Names.Where(name => name.Version > version)], file.Facets!.IndexVersion, ct))
                {
                }
        await _index.DropTokens(version, ct);
    }

    private async Task<FileDocument?> File(string candidateId, CancellationToken ct)
        => await _candidates.Find<FileDocument>(candidateId, FileDocument.FileId, ct) is { IsErased: false } file ? file : null;

    private static bool IsCurrent(FileDocument? file, string? expected) => file is not null && (expected is null || FileTag.Of(file) == expected);

    private async Task Follow(string old, string @new, CancellationToken ct)
    {
        // Not by the claim of the port: who is marked as erased keeps the keys until they are forgotten.
        if (await _index.Find(old, ct) is not { } holder || await database.Index.Create(ClaimDocument.Of(@new, holder), ct) is not Written.Done) return;
        // Whoever deletes the claims of a person meanwhile looks again until none is left; what came after that is taken back here.
        if (await _index.Find(old, ct) is null && await database.Index.Find<ClaimDocument>(@new, ClaimDocument.ClaimId, ct) is { } mine && mine.CandidateId == holder)
            await database.Index.Delete(@new, ClaimDocument.ClaimId, mine.ETag, ct);
    }

    /// <returns>False when the file is another one by now.</returns>
    private async Task<bool> Write(FileDocument file, IReadOnlyList<NameToken> names, int version, CancellationToken ct)
    {
        var named = file.With(names);
        var changed = HubContainer.Marked(named with { Facets = named.Facets! with { IndexVersion = version } });
        var interviews = await Task.WhenAll(file.Interviews.Select(interview => _candidates.Find<InterviewDocument>(file.Pk, InterviewDocument.IdOf(interview.Id), ct)));
        if (interviews.Any(interview => interview?.Version != file.Version)) return false;
        return await _candidates.Together(file.Pk, batch =>
        {
            batch.ReplaceItem(changed.Id, changed, new() { IfMatchEtag = file.ETag });
            foreach (var interview in interviews) batch.ReplaceItem(interview!.Id, interview with { ETag = null, Facets = interview.Facets with { Names = InterviewFacets.NamesOf(names) } });
        }, changed, ct) is null;
    }
}
