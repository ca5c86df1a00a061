using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HrHub.Local.Sandbox.Cosmos.Store;

/// <summary>One container: partitions that know nothing of each other, each with its documents by id. A write happens under one lock, so a batch is all or nothing.</summary>
public sealed class StoredContainer(int database, int number, JsonObject definition, Func<long> next, TimeProvider clock)
{
    private const int LargestDocument = 2 * 1024 * 1024, LongestId = 1023, LongestPartitionKey = 2048;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Dictionary<string, StoredDocument>> _partitions = [];
    private readonly IndexedPaths _indexed = IndexedPaths.Of(definition);

    public string Name => definition["id"]!.GetValue<string>();
    public string ResourceId { get; } = ResourceIds.Container(database, number);
    public JsonObject Definition => definition;
    public IndexedPaths Indexed => _indexed;

    /// <summary>All operations or none.</summary>
    /// <returns>One answer for each; where one fails, that one says why and the others 424.</returns>
    public IReadOnlyList<Answered> Together(string partition, IReadOnlyList<Operation> operations)
    {
        lock (_lock)
        {
            var before = _partitions.TryGetValue(partition, out var documents) ? new Dictionary<string, StoredDocument>(documents) : [];
            var answers = new List<Answered>();
            foreach (var operation in operations)
            {
                var answer = Apply(partition, operation);
                answers.Add(answer);
                if (answer.IsSuccess || answer.Status is HttpStatusCode.NotModified) continue;
                _partitions[partition] = before;
                return [.. operations.Select((_, place) => place == answers.Count - 1 ? answer : new Answered(HttpStatusCode.FailedDependency, null, 0))];
            }
            return answers;
        }
    }

    public Answered Alone(string partition, Operation operation)
    {
        lock (_lock) return Apply(partition, operation);
    }

    /// <summary>A moment's documents, in the order in which they were made.</summary>
    /// <param name="partition">JSON of the key; null for all.</param>
    public IReadOnlyList<StoredDocument> Documents(string? partition)
    {
        lock (_lock)
        {
            var found = partition is null ? _partitions.Values.SelectMany(documents => documents.Values) : _partitions.TryGetValue(partition, out var one) ? one.Values : [];
            return [.. found.OrderBy(document => document.Number)];
        }
    }

    private Answered Apply(string partition, Operation operation)
    {
        if (!_partitions.TryGetValue(partition, out var documents)) _partitions[partition] = documents = [];
        var stored = documents.GetValueOrDefault(operation.Id);
        if (operation.Body is { } body && Defect(partition, operation.Id, body) is { } defect) return defect;

        switch (operation.Kind)
        {
            case OperationKind.Create when stored is not null: return Refused(HttpStatusCode.Conflict, "Resource with specified id or name already exists.");
            case OperationKind.Read or OperationKind.Replace or OperationKind.Delete when stored is null: return Refused(HttpStatusCode.NotFound, "Resource Not Found.");
            case OperationKind.Replace or OperationKind.Delete or OperationKind.Upsert when stored is not null && !operation.If.Allows(stored):
                return Refused(HttpStatusCode.PreconditionFailed, "One of the specified pre-condition is not met.");
            case OperationKind.Read:
                return stored!.ETag == operation.If.IfNoneMatch
                    ? new(HttpStatusCode.NotModified, null, RequestCharge.Read(0))
                    : new(HttpStatusCode.OK, stored, RequestCharge.Read(stored.Length));
            case OperationKind.Delete:
                documents.Remove(operation.Id);
                return new(HttpStatusCode.NoContent, null, RequestCharge.Write(stored!.Length, _indexed.Terms(stored.Body)));
        }

        var written = Stamp(partition, operation, stored);
        documents[operation.Id] = written;
        var terms = _indexed.Terms(written.Body) + (stored is null ? 0 : _indexed.Terms(stored.Body));
        return new(stored is null ? HttpStatusCode.Created : HttpStatusCode.OK, written, RequestCharge.Write(written.Length, terms));
    }

    private StoredDocument Stamp(string partition, Operation operation, StoredDocument? stored)
    {
        var documentNumber = stored?.Number ?? next();
        var written = next();
        var etag = $"\"{written:x16}\"";
        var body = JsonObject.Create(operation.Body!.Value)!;
        var rid = ResourceIds.Document(database, number, documentNumber);
        body["_rid"] = rid;
        body["_self"] = $"dbs/{ResourceIds.Database(database)}/colls/{ResourceId}/docs/{rid}/";
        body["_etag"] = etag;
        body["_attachments"] = "attachments/";
        body["_ts"] = clock.GetUtcNow().ToUnixTimeSeconds();
        return new(documentNumber, written, partition, operation.Id, etag, JsonSerializer.SerializeToElement(body), Encoding.UTF8.GetByteCount(operation.Body.Value.GetRawText()));
    }

    // The rules of https://learn.microsoft.com/azure/cosmos-db/concepts-limits.
    private static Answered? Defect(string partition, string id, JsonElement body)
    {
        if (body.ValueKind is not JsonValueKind.Object) return Refused(HttpStatusCode.BadRequest, "A document is an object.");
        if (id.Length == 0 || Encoding.UTF8.GetByteCount(id) > LongestId || id.AsSpan().IndexOfAny("/\\?#") >= 0) return Refused(HttpStatusCode.BadRequest, "The id is empty, too long, or has one of / \\ ? #.");
        if (Encoding.UTF8.GetByteCount(partition) > LongestPartitionKey) return Refused(HttpStatusCode.BadRequest, "The partition key is longer than 2,048 bytes.");
        if (Encoding.UTF8.GetByteCount(body.GetRawText()) > LargestDocument) return Refused(HttpStatusCode.RequestEntityTooLarge, "The document is larger than 2 MB.");
        if (!body.TryGetProperty("id", out var own) || own.GetString() != id) return Refused(HttpStatusCode.BadRequest, "The id in the document is another one.");
        return body.TryGetProperty("pk", out var key) && key.ValueKind is JsonValueKind.String && PartitionOf(key.GetString()!) == partition
            ? null
            : Refused(HttpStatusCode.BadRequest, "PartitionKey extracted from document doesn't match the one specified in the header.");
    }

    /// <returns>JSON of a partition key, in one spelling.</returns>
    public static string PartitionOf(string key) => JsonSerializer.Serialize(key);

    private static Answered Refused(HttpStatusCode status, string message) => new(status, null, 1, message);
}
