using HrHub.Core.Records;

namespace HrHub.Azure.Cosmos.Records.Search;

/// <summary>Counts what a search finds: one aggregate of every partition for each facet.</summary>
internal static class InterviewCounts
{
    public static async Task<SearchCounts> Run(HubContainer candidates, SearchQuery query, CancellationToken ct)
    {
        if (query.FindsNobody) return SearchCounts.Nobody;
        var positions = By<CountedPosition>("c.facets.positionCode AS code, c.facets.positionTitle AS title", "c.facets.positionCode, c.facets.positionTitle");
        var (batches, stages, bands) = (By<Counted>("c.facets.batch AS name", "c.facets.batch"), By<Counted>("c.facets.stage AS name", "c.facets.stage"), By<Counted>("c.facets.band AS name", "c.facets.band"));
        return SearchCounts.Of(true, Facets(await batches), (await positions).Select(one => new PositionCount(one.Code, one.Title, one.N)), Facets(await stages), [.. Facets(await bands)]);

        Task<IReadOnlyList<T>> By<T>(string selected, string group) => candidates.QueryAll<T>(SearchFilter.Of(query).Select($"{selected}, COUNT(1) AS n", $" GROUP BY {group}"), null, int.MaxValue, ct);
    }

    private static IEnumerable<FacetCount> Facets(IEnumerable<Counted> counted) => counted.Select(one => new FacetCount(one.Name, one.N));

    private sealed record Counted(string? Name, long N);

    private sealed record CountedPosition(string? Code, string? Title, long N);
}
