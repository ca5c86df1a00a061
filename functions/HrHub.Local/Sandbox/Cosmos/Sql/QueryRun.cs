using System.Text.Json;
using HrHub.Local.Sandbox.Cosmos.Store;
using HrHub.Local.Sandbox.Cosmos.Wire;

namespace HrHub.Local.Sandbox.Cosmos.Sql;

/// <summary>Runs a query over the documents of one partition or of all.</summary>
public static class QueryRun
{
    /// <returns>Rows with the number of the document each came from; zero where several made it.</returns>
    public static IReadOnlyList<(JsonElement Value, long Number)> Run(Query query, IReadOnlyList<StoredDocument> documents, IndexedPaths indexed)
    {
        CheckIndexes(query, indexed);
        var rows = documents.SelectMany(document => Joined(query, document)).Where(row => query.Where is null || Evaluation.Holds(query.Where, row));
        if (query.OrderBy.Count > 0) rows = Ordered(query, rows);
        var results = query.HasAggregate || query.GroupBy.Count > 0 ? Grouped(query, [.. rows]) : rows.Select(row => (Value: Selected(query, row, null), row.Document.Number));
        results = results.Where(result => Evaluation.IsDefined(result.Value));
        if (query.IsDistinct) results = results.DistinctBy(result => result.Value, ValueOrder.Instance);
        results = results.Skip(query.Offset);
        return [.. (query.Limit ?? query.Top) is { } most ? results.Take(most) : results];
    }

    private static IEnumerable<Row> Joined(Query query, StoredDocument document)
    {
        IEnumerable<Row> rows = [new(document, new Dictionary<string, JsonElement> { [query.Source] = document.Body })];
        foreach (var (name, array) in query.Joins)
            rows = rows.SelectMany(row => Evaluation.Of(array, row) is { ValueKind: JsonValueKind.Array } elements
                ? elements.EnumerateArray().Select(element => row with { Bound = new Dictionary<string, JsonElement>(row.Bound) { [name] = element } })
                : []);
        return rows;
    }

    private static IOrderedEnumerable<Row> Ordered(Query query, IEnumerable<Row> rows)
    {
        var ordered = rows.OrderBy(_ => 0);
        foreach (var (value, descending) in query.OrderBy)
            ordered = descending
                ? ordered.ThenByDescending(row => Evaluation.Of(value, row), ValueOrder.Instance)
                : ordered.ThenBy(row => Evaluation.Of(value, row), ValueOrder.Instance);
        return ordered;
    }

    private static IEnumerable<(JsonElement Value, long Number)> Grouped(Query query, List<Row> rows)
        => query.GroupBy.Count == 0
            ? [(Selected(query, rows.FirstOrDefault(), rows), 0)]
            : rows.GroupBy(row => Evaluation.Json(query.GroupBy.Select(by => Evaluation.Of(by, row)).Where(Evaluation.IsDefined).ToList()), ValueOrder.Instance)
                .Select(group => (Selected(query, group.First(), [.. group]), 0L));

    private static JsonElement Selected(Query query, Row? row, IReadOnlyList<Row>? group)
    {
        var from = row ?? new Row(new(0, 0, "", "", "", default, 0), new Dictionary<string, JsonElement> { [query.Source] = default });
        if (query.Selected is null) return query.Joins.Count == 0 ? from.Bound[query.Source] : throw new NotAnsweredException("SELECT * with JOIN");
        return query.IsValue
            ? Evaluation.Of(query.Selected.Single().Value, from, group)
            : Evaluation.Of(new Expression.ObjectOf(query.Selected), from, group);
    }

    // Stricter than the service, which would read every document for a filter without index.
    private static void CheckIndexes(Query query, IndexedPaths indexed)
    {
        // The planner adds IS_DEFINED for what SELECT VALUE shows: that is read from the documents already found.
        var shown = (query.Where?.All() ?? []).OfType<Expression.Call>().Where(call => call.Name == "IS_DEFINED").SelectMany(call => call.Arguments).ToHashSet(ReferenceEqualityComparer.Instance);
        foreach (var member in (query.Where?.All() ?? []).OfType<Expression.Member>().Where(member => !shown.Contains(member)))
            if (FullPath(query, member) is { Length: > 0 } path && !indexed.Covers(path) && !indexed.Covers(path + "/[]"))
                throw new NotServedException($"A filter on {path}, which the indexing policy leaves out.");

        var order = query.OrderBy.Where(by => by.Value is Expression.Member).Select(by => (Path: FullPath(query, (Expression.Member)by.Value), by.Descending)).ToList();
        if (order.FirstOrDefault(by => !indexed.Covers(by.Path)) is { Path: { } left }) throw new NotServedException($"The order-by item {left} is excluded from the index.");
        if (order.Count > 1 && !indexed.Serves(order)) throw new NotServedException("The order by query does not have a corresponding composite index that it can be served from.");
    }

    private static string FullPath(Query query, Expression.Member member)
        => query.Joins.FirstOrDefault(join => join.Name == member.Source) is { Array: { } array } ? $"{FullPath(query, array)}/[]{member.Path}" : member.Path;
}
