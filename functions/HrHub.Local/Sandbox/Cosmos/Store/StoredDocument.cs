using System.Text.Json;

namespace HrHub.Local.Sandbox.Cosmos.Store;

/// <summary>A document as the service keeps it, with the members that the service adds.</summary>
/// <param name="Number">Grows with every document of the account: the order of a partition without ORDER BY.</param>
/// <param name="Written">Grows with every write: the order of the change feed.</param>
/// <param name="Partition">The partition key's value as JSON: <c>"c-1"</c>.</param>
/// <param name="Id">Unique in its partition.</param>
/// <param name="ETag">With its quotes; another one after every write.</param>
/// <param name="Body">With <c>_rid</c>, <c>_etag</c> and <c>_ts</c>.</param>
/// <param name="Length">Bytes of the body as it came.</param>
public sealed record StoredDocument(long Number, long Written, string Partition, string Id, string ETag, JsonElement Body, int Length);
