using HrHub.Core.Records;
using Microsoft.Azure.Cosmos;

namespace HrHub.Azure.Cosmos.Records.Search;

/// <summary>A search over the facets of interviews, paged by keyset. Asks every partition: a person who searches does not know whom they look for.</summary>
internal static class InterviewSearch
{
    public static async Task<SearchPage> Run(HubContainer candidates, SearchQuery query, CancellationToken ct)
    {
        query.CheckPage();
        var cursor = SearchCursor.Of(query);
        if (query.FindsNobody) return new([], null);
        var found = await candidates.QueryAll<FoundInterview>(Definition(query, cursor), null, query.PageSize + 1, ct);
        return SearchPage.Of(query, [.. found.Select(interview => interview.Hit())]);
    }

    internal static QueryDefinition Definition(SearchQuery query, SearchCursor? cursor)
    {
        var (filter, down) = (SearchFilter.Of(query), query.Order is not (SearchOrder.OldestFirst or SearchOrder.WorstFirst or SearchOrder.ByPosition));
        if (cursor is not null) filter.And($"c.facets.{KeyOf(query.Order)} {(down ? "<" : ">")} ?", PlaceOf(cursor, query.Order));
        return filter.Select($"c.pk, c.interviewId, c.facets", $" ORDER BY {string.Join(", ", Order(query).Select(path => $"c.facets.{path} {(down ? "DESC" : "ASC")}"))}");
    }

    // What is equal for all rows sorts nothing, but names the composite index that has both the filter and the order.
    private static IEnumerable<string> Order(SearchQuery query)
    {
        var byTime = query.Order is SearchOrder.NewestFirst or SearchOrder.OldestFirst;
        if (byTime && query.Batch is not null) yield return "batch";
        if (byTime && query.PositionCode is not null) yield return "positionCode";
        yield return KeyOf(query.Order);
    }

    private static string KeyOf(SearchOrder order) => order switch
    {
        SearchOrder.BestFirst or SearchOrder.WorstFirst => "scorePlace",
        SearchOrder.ByPosition => "positionPlace",
        _ => "place",
    };

    private static string PlaceOf(SearchCursor cursor, SearchOrder order)
    {
        if (cursor.At < DateTimeOffset.MinValue.ToUnixTimeMilliseconds() || cursor.At > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()) throw new FormatException("Not a cursor of this search.");
        var place = SortKeys.Of(DateTimeOffset.FromUnixTimeMilliseconds(cursor.At), cursor.InterviewId);
        return KeyOf(order) switch
        {
            "scorePlace" => InterviewFacets.ScorePlaceOf(cursor.Score < 0 ? null : cursor.Score, place),
            "positionPlace" => InterviewFacets.PositionPlaceOf(cursor.Position, place),
            _ => place,
        };
    }

    /// <summary>What a hit shows: nothing sealed is read.</summary>
    private sealed record FoundInterview(string Pk, string InterviewId, InterviewFacets Facets)
    {
        public SearchHit Hit() => new(Pk, InterviewId, Facets.Vendor, Facets.PositionCode, Facets.Batch, Facets.Status, Facets.Score, DateTimeOffset.FromUnixTimeMilliseconds(Facets.At))
        {
            PositionTitle = Facets.PositionTitle,
            Department = Facets.Department,
            Stage = Facets.Stage,
            Tags = Facets.Tags,
            Folder = Facets.Folder,
            PayloadAuthenticated = Facets.Authenticated,
        };
    }
}
