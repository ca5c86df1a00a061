using HrHub.Core.Records.Search;
using Microsoft.Azure.Cosmos;

namespace HrHub.Azure.Cosmos.Records.Search;

/// <summary>Saved searches on Cosmos DB: those of one owner are a partition.</summary>
public sealed class CosmosSavedSearches(CosmosDatabase database) : ISavedSearches
{
    /// <inheritdoc/>
    /// <remarks>Two that are added at once may pass the limit together: it keeps a list short, nothing hangs on it.</remarks>
    public async Task<bool> Add(SavedSearch search, CancellationToken ct)
    {
        var known = await Of(search.Owner, ct);
        if (known.Any(other => other.SearchId == search.SearchId)) return true;
        if (known.Count >= SavedSearch.Most) return false;
        await database.Work.Create(new Document { Id = search.SearchId, Pk = Partition(search.Owner), Search = search }, ct);
        return true;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SavedSearch>> Of(string owner, CancellationToken ct)
    {
        var found = await database.Work.QueryAll<Document>(new QueryDefinition("SELECT * FROM c WHERE c.kind = 'saved-search'"), Partition(owner), int.MaxValue, ct);
        return [.. found.Select(document => document.Search).OrderByDescending(search => search.SavedAt).ThenBy(search => search.SearchId, StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public async Task<SavedSearch?> Find(string owner, string searchId, CancellationToken ct) => IsId(searchId) ? (await database.Work.Find<Document>(Partition(owner), searchId, ct))?.Search : null;

    /// <inheritdoc/>
    public async Task<bool> Replace(SavedSearch search, CancellationToken ct)
        => IsId(search.SearchId) && await database.Work.Find<Document>(Partition(search.Owner), search.SearchId, ct) is { } stored && stored.Search.Version == search.Version - 1
            && await database.Work.Replace(stored with { Search = search }, ct) is Written.Done;

    /// <inheritdoc/>
    public async Task<bool> Delete(string owner, string searchId, CancellationToken ct)
        => await Find(owner, searchId, ct) is not null && await database.Work.Delete(Partition(owner), searchId, null, ct) is Written.Done or Written.Missing;

    // Subjects are made by others: any text.
    private static string Partition(string owner) => $"searches-{HashedId.Of(owner)}";

    // What a caller sends may have characters that an id may not.
    private static bool IsId(string searchId) => searchId.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');

    private sealed record Document : HubDocument
    {
        public string Kind { get; init; } = "saved-search";
        public required SavedSearch Search { get; init; }
    }
}
