using System.Net;
using System.Text.Json.Nodes;
using HrHub.Local.Sandbox.Cosmos.Store;

namespace HrHub.Local.Sandbox.Cosmos.Wire;

/// <summary>
/// The plan of a query that asks every partition. Plain ones run as they are; for one physical partition an order needs no merging either, so the plan says
/// "pass through". The SDK asks for a plan where its native planner is not at hand.
/// </summary>
internal static class QueryPlans
{
    public static async Task<HttpResponseMessage> Answer(HttpRequestMessage request, PhysicalRanges ranges, CancellationToken ct)
    {
        // Refuses what can't be read before the SDK sends it.
        var query = await QueryRequests.Parsed(request, ct);
        if (ranges.Count > 1 && (query is { IsDistinct: true } or { HasAggregate: true } or { Top: not null } or { Limit: not null } || query.OrderBy.Count + query.GroupBy.Count > 0))
            throw new NotAnsweredException("the plan of a query that has to be merged: switch the SDK's own planner on");
        return Answers.Json(HttpStatusCode.OK, new JsonObject
        {
            ["partitionedQueryExecutionInfoVersion"] = 2,
            ["queryInfo"] = new JsonObject
            {
                ["distinctType"] = "None", ["top"] = null, ["offset"] = null, ["limit"] = null, ["orderBy"] = new JsonArray(), ["orderByExpressions"] = new JsonArray(), ["groupByExpressions"] = new JsonArray(),
                ["groupByAliases"] = new JsonArray(), ["aggregates"] = new JsonArray(), ["groupByAliasToAggregateType"] = new JsonObject(), ["rewrittenQuery"] = "", ["hasSelectValue"] = false,
                ["hasNonStreamingOrderBy"] = false,
            },
            ["queryRanges"] = new JsonArray(new JsonObject { ["min"] = "", ["max"] = "FF", ["isMinInclusive"] = true, ["isMaxInclusive"] = false }),
        });
    }
}
