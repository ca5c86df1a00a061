using System.Text.Json.Nodes;
using HrHub.Local.Sandbox.Cosmos.Store;

namespace HrHub.Local.Sandbox.Cosmos.Wire;

/// <summary>What the SDK asks before its first operation.</summary>
internal static class Metadata
{
    public static JsonObject Account(Uri address) => new()
    {
        ["_self"] = "",
        ["id"] = "hrhub-test",
        ["_rid"] = "hrhub-test.local",
        ["media"] = "//media/",
        ["addresses"] = "//addresses/",
        ["_dbs"] = "//dbs/",
        ["writableLocations"] = new JsonArray(Location(address)),
        ["readableLocations"] = new JsonArray(Location(address)),
        ["enableMultipleWriteLocations"] = false,
        ["userConsistencyPolicy"] = new JsonObject { ["defaultConsistencyLevel"] = "Session" },
        ["userReplicationPolicy"] = new JsonObject { ["asyncReplication"] = false, ["minReplicaSetSize"] = 3, ["maxReplicasetSize"] = 4 },
        ["systemReplicationPolicy"] = new JsonObject { ["minReplicaSetSize"] = 3, ["maxReplicasetSize"] = 4 },
        ["readPolicy"] = new JsonObject { ["primaryReadCoefficient"] = 1, ["secondaryReadCoefficient"] = 1 },
        ["queryEngineConfiguration"] = """{"maxSqlQueryInputLength":262144,"maxJoinsPerSqlQuery":5,"maxLogicalAndPerSqlQuery":500,"maxLogicalOrPerSqlQuery":500,"maxUdfRefPerSqlQuery":10,"maxInExpressionItemsCount":16000,"queryMaxInMemorySortDocumentCount":500,"maxQueryRequestTimeoutFraction":0.9,"sqlAllowNonFiniteNumbers":false,"sqlAllowAggregateFunctions":true,"sqlAllowSubQuery":true,"sqlAllowScalarSubQuery":true,"allowNewKeywords":true,"sqlAllowLike":true,"sqlAllowGroupByClause":true,"maxSpatialQueryCells":12,"spatialMaxGeometryPointCount":256,"sqlAllowTop":true,"enableSpatialIndexing":true}""",
    };

    public static JsonObject Database(string name, string rid) => new()
    {
        ["id"] = name, ["_rid"] = rid, ["_self"] = $"dbs/{rid}/", ["_etag"] = "\"1\"", ["_ts"] = 1, ["_colls"] = "colls/", ["_users"] = "users/",
    };

    public static JsonObject Described(this StoredContainer container)
    {
        var described = container.Definition.DeepClone().AsObject();
        described["_rid"] = container.ResourceId;
        described["_self"] = $"dbs/x/colls/{container.ResourceId}/";
        described["_etag"] = "\"1\"";
        described["_ts"] = 1;
        return described;
    }

    public static JsonObject Ranges(string container, PhysicalRanges ranges) => new()
    {
        ["_rid"] = container,
        ["_count"] = ranges.Count,
        ["PartitionKeyRanges"] = new JsonArray([.. ranges.All.Select(range => new JsonObject
        {
            ["_rid"] = container, ["id"] = range.Id, ["_etag"] = "\"1\"", ["minInclusive"] = range.From, ["maxExclusive"] = range.To, ["ridPrefix"] = 0, ["_self"] = $"dbs/x/colls/{container}/pkranges/{range.Id}/",
            ["throughputFraction"] = 1.0 / ranges.Count, ["status"] = "online", ["parents"] = new JsonArray(), ["_ts"] = 1,
        })]),
    };

    private static JsonObject Location(Uri address) => new() { ["name"] = "Local", ["databaseAccountEndpoint"] = address.GetLeftPart(UriPartial.Authority) + "/" };
}
