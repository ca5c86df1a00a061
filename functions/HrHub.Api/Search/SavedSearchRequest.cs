using System.ComponentModel.DataAnnotations;
using HrHub.Core.Records;
using HrHub.Core.Records.Search;

namespace HrHub.Api.Search;

/// <summary>A search to keep: criteria that identify nobody, or what somebody typed that comes to such.</summary>
public sealed record SavedSearchRequest : SearchCriteria
{
    /// <summary>See <see cref="FreeForm"/>; kept as the criteria that it means now.</summary>
    [StringLength(200, MinimumLength = 1)]
    public string? Q { get; init; }

    public SearchOrder Sort { get; init; }
}

/// <summary>A search that was kept.</summary>
/// <param name="SearchId">Names it.</param>
/// <param name="Criteria">To search by.</param>
/// <param name="Sort">To search by.</param>
/// <param name="Chips">To show: a saved search has no title, which could name a person.</param>
/// <param name="SavedAt">When it was saved first.</param>
/// <param name="Version">Grows with every replacement; also the ETag.</param>
public sealed record SavedSearchView(string SearchId, SearchCriteria Criteria, SearchOrder Sort, IReadOnlyList<Chip> Chips, DateTimeOffset SavedAt, long Version)
{
    /// <param name="saved">What is kept.</param>
    /// <param name="offset">By how much the bank's clock is ahead of UTC.</param>
    public static SavedSearchView Of(SavedSearch saved, TimeSpan offset) => new(saved.SearchId, saved.Criteria, saved.Sort, Core.Records.Search.Chips.Of(saved.Criteria, offset), saved.SavedAt, saved.Version);
}

/// <summary>All of one person, the newest first; at most a hundred.</summary>
public sealed record SavedSearchList(IReadOnlyList<SavedSearchView> Items);
