using HrHub.Core.Canonical;
using HrHub.Core.Records;
using HrHub.EmbeddedWorker.Storage;

namespace HrHub.Local.Stores;

/// <summary>
/// Counts what a search finds. What the counts that are kept can tell is exact; so is what few people have. Anything else (a day, half a score band, a tag, an emotion, a folder, a frequent name) is counted
/// among the newest interviews of the batch, the position or the store, and says "at least".
/// </summary>
internal static class InterviewCounts
{
    /// <summary>Interviews that are looked at one by one: some milliseconds' work.</summary>
    private const int Stretch = 5_000;

    public static SearchCounts Run(SqliteSession db, SearchQuery query)
    {
        if (query.FindsNobody) return SearchCounts.Nobody;
        if (IsKept(query))
        {
            var kept = new SearchFilter();
            kept.WhereKept(query);
            return Groups(db, $"(SELECT batch, position_code, position_title, stage, band, n FROM interview_counts i{kept})", kept.Values, isComplete: true);
        }
        var (people, filter) = (InterviewSearch.People(db, query), new SearchFilter());
        if (people is null && query.NameTokens.Count == 0) return Newest(db, query, filter);

        var through = filter.From(query, people, people is null ? SqliteNameTokens.Find(db, SqliteNameTokens.Blocks(db, long.MaxValue, int.MaxValue), query.NameTokens) : null);
        filter.Where(query, names: people is not null);
        var counts = Groups(db, $"(SELECT {Counted} FROM {through}{filter} LIMIT {Stretch})", filter.Values, isComplete: true);
        return counts with { IsComplete = counts.Total < Stretch };
    }

    private static SearchCounts Newest(SqliteSession db, SearchQuery query, SearchFilter filter)
    {
        var (batch, position) = (query.Batch is { } b ? $" AND batch = {filter.Next(b)}" : "", query.Batch is null && query.PositionCode is { } p ? $" AND position_code = {filter.Next(p)}" : "");
        var path = $"{filter.From(query with { Order = SearchOrder.NewestFirst }, null, null)} WHERE 1{batch}{position} ORDER BY at DESC, interview_id DESC";
        var whole = db.Number($"SELECT 1 FROM {path} LIMIT 1 OFFSET {Stretch}", [.. filter.Values]) is null;
        filter.Where(query, names: false);
        return Groups(db, $"(SELECT {Counted} FROM (SELECT * FROM {path} LIMIT {Stretch}) i{filter})", filter.Values, whole);
    }

    private const string Counted = $"ifnull(i.batch, '') AS batch, i.position_code, ifnull(i.position_title, '') AS position_title, i.stage, {SqliteInterviewCounts.Band} AS band, 1 AS n";

    /// <summary>Whether the counts that are kept know all that is asked.</summary>
    internal static bool IsKept(SearchQuery query) => query is
    {
        From: null, To: null, CandidateIds: null, NameTokens.Count: 0, Dimensions.Count: 0, DominantEmotion: null, Tags.Count: 0, Folder: null, IncludeRestricted: false, MaxScore: null or >= 100,
    } && query.MinScore is null or 0 or 10 or 20 or 30 or 40 or 50 or 60 or 70 or 80 or 90;

    private static SearchCounts Groups(SqliteSession db, string rows, List<object?> values, bool isComplete)
    {
        // One pass: what is found is divided by all four at once, and put together here.
        var cells = db.Query($"WITH found AS MATERIALIZED {rows} SELECT 0, batch, '', sum(n) FROM found GROUP BY batch UNION ALL SELECT 1, position_code, position_title, sum(n) FROM found GROUP BY position_code, position_title UNION ALL SELECT 2, stage, '', sum(n) FROM found GROUP BY stage UNION ALL SELECT 3, band, '', sum(n) FROM found GROUP BY band",
            row => (Facet: row.GetInt32(0), Value: row.GetString(1), Title: row.GetString(2), Count: row.GetInt64(3)), [.. values]).ToLookup(cell => cell.Facet);
        return SearchCounts.Of(isComplete,
            cells[0].Select(cell => new FacetCount(OrNull(cell.Value), cell.Count)),
            cells[1].Select(cell => new PositionCount(OrNull(cell.Value), OrNull(cell.Title), cell.Count)),
            cells[2].Select(cell => new FacetCount(cell.Value, cell.Count)),
            [.. cells[3].Select(cell => new FacetCount(ScoreBand.Of(int.Parse(cell.Value) is >= 0 and var low ? low : null, SearchCounts.BandWidth), cell.Count))]);
    }

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}
