using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using HrHub.Local.Sandbox.Cosmos.Store;

namespace HrHub.Local.Sandbox.Cosmos.Wire;

/// <summary>The change feed of one physical partition, latest version: each document once, at its last write; what was deleted is not in it.</summary>
internal static class ChangeFeed
{
    public static HttpResponseMessage Answer(HttpRequestMessage request, string mode, StoredContainer container, string? partition, string? range, PhysicalRanges ranges, int longestPage)
    {
        if (mode is not "Incremental Feed" and not "Incremental feed") throw new NotAnsweredException($"a change feed of the mode {mode}");
        var since = DocumentRequests.Header(request, "If-Modified-Since") is { } date ? DateTimeOffset.Parse(date, CultureInfo.InvariantCulture).ToUnixTimeSeconds() : 0;
        if (partition is null && range is null) throw new NotAnsweredException("a change feed that names neither a range nor a partition key");
        var after = DocumentRequests.Header(request, "If-None-Match") switch
        {
            null => 0,
            "*" => throw new NotAnsweredException("a change feed from now on"),
            var etag => long.Parse(etag.Trim('"'), CultureInfo.InvariantCulture),
        };
        var asked = DocumentRequests.Header(request, "x-ms-max-item-count") is { } count ? int.Parse(count, CultureInfo.InvariantCulture) : -1;
        var page = container.Documents(partition).Where(document => document.Written > after && document.Body.GetProperty("_ts").GetInt64() >= since && (range is null || ranges.Of(document.Partition) == range))
            .OrderBy(document => document.Written).Take(Math.Min(asked <= 0 ? longestPage : asked, longestPage)).ToList();

        var body = new JsonObject { ["_rid"] = container.ResourceId, ["Documents"] = new JsonArray([.. page.Select(document => JsonNode.Parse(document.Body.GetRawText()))]), ["_count"] = page.Count };
        var bytes = page.Count == 0 ? [] : Encoding.UTF8.GetBytes(body.ToJsonString());
        var response = Answers.Bytes(page.Count == 0 ? HttpStatusCode.NotModified : HttpStatusCode.OK, bytes, "application/json", RequestCharge.Query(1, page.Count, bytes.Length), $"\"{(page.Count == 0 ? after : page[^1].Written)}\"");
        response.Headers.Add("x-ms-item-count", page.Count.ToString(CultureInfo.InvariantCulture));
        return response;
    }
}
