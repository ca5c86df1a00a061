using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HrHub.Local.Sandbox.Cosmos.Sql;
using HrHub.Local.Sandbox.Cosmos.Store;

namespace HrHub.Local.Sandbox.Cosmos.Wire;

/// <summary>Queries, page by page. A continuation names the last document of the page before, so what was deleted between two pages makes nobody skip a row.</summary>
internal static class QueryRequests
{
    public static async Task<(HttpResponseMessage Response, CallKind Kind)> Answer(HttpRequestMessage request, StoredContainer container, string? partition, string? range, PhysicalRanges ranges, int longestPage, CancellationToken ct)
    {
        var query = await Parsed(request, ct);
        var kind = partition is null ? CallKind.CrossPartitionQuery : CallKind.PartitionQuery;
        if (partition is null && DocumentRequests.Header(request, "x-ms-documentdb-query-enablecrosspartition") is not "True" && range is null)
            return (Answers.Refused(HttpStatusCode.BadRequest, "Cross partition query is required but disabled."), kind);

        var documents = container.Documents(partition);
        if (partition is null && range is not null) documents = [.. documents.Where(document => ranges.Of(document.Partition) == range)];
        else if (partition is null && ranges.Count > 1) throw new NotAnsweredException("a query over all partitions that names no range");
        var rows = QueryRun.Run(query, documents, container.Indexed);
        var asked = DocumentRequests.Header(request, "x-ms-max-item-count") is { } count ? int.Parse(count, CultureInfo.InvariantCulture) : -1;
        var isPaged = query is { HasAggregate: false, GroupBy.Count: 0, IsDistinct: false, Joins.Count: 0 };
        var most = !isPaged ? int.MaxValue : Math.Min(asked <= 0 ? longestPage : asked, longestPage);
        if (isPaged && DocumentRequests.Header(request, "x-ms-continuation") is { Length: > 0 } after)
            rows = After(query, rows, long.Parse(after, CultureInfo.InvariantCulture));
        var page = rows.Take(most).ToList();

        var found = new JsonArray([.. page.Select(row => JsonNode.Parse(row.Value.GetRawText()))]);
        var body = new JsonObject { ["_rid"] = container.ResourceId, ["Documents"] = found, ["_count"] = page.Count };
        var bytes = Encoding.UTF8.GetBytes(body.ToJsonString());
        var response = Answers.Bytes(HttpStatusCode.OK, bytes, "application/json", RequestCharge.Query(1, page.Count, bytes.Length), null);
        response.Headers.Add("x-ms-item-count", page.Count.ToString(CultureInfo.InvariantCulture));
        if (page.Count < rows.Count) response.Headers.Add("x-ms-continuation", page[^1].Number.ToString(CultureInfo.InvariantCulture));
        return (response, kind);
    }

    private static IReadOnlyList<(JsonElement Value, long Number)> After(Query query, IReadOnlyList<(JsonElement Value, long Number)> rows, long last)
    {
        if (query.OrderBy.Count == 0) return [.. rows.Where(row => row.Number > last)];
        var place = rows.Select(row => row.Number).ToList().IndexOf(last);
        return place >= 0 ? [.. rows.Skip(place + 1)] : throw new NotAnsweredException("the page of an ordered query after a document that is gone");
    }

    public static async Task<Query> Parsed(HttpRequestMessage request, CancellationToken ct)
    {
        var body = JsonElement.Parse(await request.Content!.ReadAsByteArrayAsync(ct));
        var parameters = body.TryGetProperty("parameters", out var given)
            ? given.EnumerateArray().ToDictionary(one => one.GetProperty("name").GetString()!, one => one.GetProperty("value"))
            : [];
        return Parser.Parse(body.GetProperty("query").GetString()!, parameters);
    }
}
