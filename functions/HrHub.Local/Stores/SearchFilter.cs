using System.Text;
using System.Text.Json;
using HrHub.Core.Canonical;
using HrHub.Core.Records;
using HrHub.EmbeddedWorker.Storage;

namespace HrHub.Local.Stores;

/// <summary>The conditions of a search on <c>interview_facets i</c>, and their values. Lists are one parameter each: the text of a statement does not depend on how many values there are.</summary>
internal sealed class SearchFilter
{
    private readonly StringBuilder _conditions = new(" WHERE 1");

    public List<object?> Values { get; } = [];

    /// <returns>The name of a parameter with this value.</returns>
    public string Next(object value)
    {
        Values.Add(value);
        return $"${Values.Count - 1}";
    }

    /// <summary>The way in. Without statistics SQLite would choose any: INDEXED BY says which, CROSS JOIN keeps the order.</summary>
    /// <param name="query">What is asked.</param>
    /// <param name="people">Through whom interviews are found; null where that is not the way.</param>
    /// <param name="named">Times and candidates of the interviews that have the name; null where that is not the way.</param>
    public string From(SearchQuery query, List<long>? people, IReadOnlyCollection<(long At, long Candidate)>? named) => query switch
    {
        // The plus keeps SQLite from the index of candidates: by time the row itself is found.
        _ when named is not null => $"json_each({Next($"[{string.Join(',', named.Select(one => $"[{one.At},{one.Candidate}]"))}]")}) one CROSS JOIN interview_facets i ON i.at = one.value ->> 0 AND +i.candidate_no = one.value ->> 1",
        _ when people is not null => $"json_each({Next(JsonSerializer.Serialize(people))}) people CROSS JOIN interview_facets i INDEXED BY interview_facets_by_candidate ON i.candidate_no = people.value",
        { Batch: not null } => "interview_facets i INDEXED BY interview_facets_by_batch",
        { PositionCode: not null } or { Order: SearchOrder.ByPosition } => "interview_facets i INDEXED BY interview_facets_by_position",
        { Order: SearchOrder.BestFirst or SearchOrder.WorstFirst } => "interview_facets i INDEXED BY interview_facets_by_score",
        _ => "interview_facets i",
    };

    /// <param name="query">What is asked.</param>
    /// <param name="names">Whether the name is a condition on each interview.</param>
    public void Where(SearchQuery query, bool names)
    {
        And("i.hidden <= ?", query.IncludeRestricted ? 1 : 0);
        Facets(query);
        And("i.score >= ?", query.MinScore ?? (query.MaxScore is null ? null : 0));
        And("i.score <= ?", query.MaxScore);
        And("i.at >= ?", query.From?.Stored());
        And("i.at <= ?", query.To?.Stored());
        And("i.emotion = ?", query.DominantEmotion);
        And(Below("i.folder", "?"), query.Folder);
        foreach (var tag in query.Tags) And("EXISTS (SELECT 1 FROM json_each(i.tags) WHERE value = ?)", tag);
        foreach (var range in query.Dimensions)
        {
            And("json_extract(i.dimensions, ?) >= " + Next(range.Min ?? 0), PathOf(range.Code));
            And("json_extract(i.dimensions, ?) <= " + Next(range.Max ?? 100), PathOf(range.Code));
        }
        if (names && query.NameTokens.Count > 0) _conditions.Append($" AND {SqliteNameTokens.IsNamed(query.NameTokens, Next)}");
    }

    /// <summary>The conditions on a row of <see cref="SqliteInterviewCounts"/>.</summary>
    public void WhereKept(SearchQuery query)
    {
        Facets(query);
        And("i.band >= ?", query.MinScore ?? (query.MaxScore is null ? null : 0));
    }

    private void Facets(SearchQuery query)
    {
        And("i.batch = ?", query.Batch);
        And("i.position_code = ?", query.PositionCode);
        And("i.position_title = ?", query.PositionTitle);
        And("i.position_family = ?", query.PositionFamily);
        And("i.vendor = ?", query.Vendor);
        And("i.stage = ?", query.Stage);
        And("i.status = ?", query.Status);
        And("i.authenticated = ?", query.PayloadAuthenticated);
        And(Below("i.department", "?"), query.DepartmentSubtree);
        if (query.Sight.Departments is { } roots) And($"EXISTS (SELECT 1 FROM json_each(?) WHERE {Below("i.department", "value")})", JsonSerializer.Serialize(roots));
        if (query.Sight.Positions is { } positions) And("i.position_code IN (SELECT value FROM json_each(?))", JsonSerializer.Serialize(positions));
    }

    /// <summary>What comes after the cursor.</summary>
    public void After(SearchOrder order, string? key, SearchCursor cursor, bool down)
    {
        var (sign, place) = (down ? "<" : ">", order is SearchOrder.ByPosition ? cursor.Position : (object)cursor.Score);
        _conditions.Append(key is null
            ? $" AND (i.at, i.interview_id) {sign} ({Next(cursor.At)}, {Next(cursor.InterviewId)})"
            : $" AND ({key}, i.at, i.interview_id) {sign} ({Next(place)}, {Next(cursor.At)}, {Next(cursor.InterviewId)})");
    }

    public override string ToString() => _conditions.ToString();

    private void And(string condition, object? value)
    {
        if (value is not null) _conditions.Append(" AND ").Append(condition.Replace("?", Next(value), StringComparison.Ordinal));
    }

    /// <summary>'0' follows '/' in the collation: everything below a path lies between the two.</summary>
    private static string Below(string column, string path) => $"({column} = {path} OR ({column} >= {path} || '/' AND {column} < {path} || '0'))";

    /// <summary>A member of a JSON object, whatever characters its name has.</summary>
    private static string PathOf(string code) => $"$.{JsonSerializer.Serialize(code, CanonicalJson.Options)}";
}
