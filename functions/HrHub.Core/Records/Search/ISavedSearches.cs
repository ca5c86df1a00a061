namespace HrHub.Core.Records.Search;

/// <summary>Searches that people keep for themselves. They name no person, so an erasure has nothing to look for in them.</summary>
public interface ISavedSearches
{
    /// <summary>Keeps the search; where the owner has it already, nothing changes.</summary>
    /// <returns>False when the owner has <see cref="SavedSearch.Most"/> others already.</returns>
    Task<bool> Add(SavedSearch search, CancellationToken ct);

    /// <summary>Those of one owner, the newest first.</summary>
    Task<IReadOnlyList<SavedSearch>> Of(string owner, CancellationToken ct);

    Task<SavedSearch?> Find(string owner, string searchId, CancellationToken ct);

    /// <summary>Puts the search in the place of the version before it.</summary>
    /// <returns>False when that one is not there any more.</returns>
    Task<bool> Replace(SavedSearch search, CancellationToken ct);

    /// <returns>False when there was none.</returns>
    Task<bool> Delete(string owner, string searchId, CancellationToken ct);
}
