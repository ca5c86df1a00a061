namespace HrHub.Core.Records;

/// <summary>An interview as a list shows it, from its facets alone.</summary>
public sealed record SearchHit(string CandidateId, string InterviewId, string Vendor, string? PositionCode, string? Batch, string Status, double? Score, DateTimeOffset At)
{
    public string? PositionTitle { get; init; }
    public string? Department { get; init; }

    /// <summary>Of the person's file.</summary>
    public required string Stage { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];
    public required string Folder { get; init; }
    public required bool PayloadAuthenticated { get; init; }
}

/// <summary>In the order of the query.</summary>
public sealed record SearchPage(IReadOnlyList<SearchHit> Hits, string? NextCursor)
{
    /// <param name="query">What was asked.</param>
    /// <param name="found">One more than the page holds, where there are more.</param>
    public static SearchPage Of(SearchQuery query, IReadOnlyList<SearchHit> found)
        => found.Count <= query.PageSize ? new(found, null) : new([.. found.Take(query.PageSize)], SearchCursor.After(found[query.PageSize - 1], query).ToString());
}
