using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using HrHub.Local.Sandbox.Cosmos.Sql;
using HrHub.Local.Sandbox.Cosmos.Store;
using HrHub.Local.Sandbox.Cosmos.Wire;

namespace HrHub.Local.Sandbox.Cosmos;

/// <summary>
/// Answers the real SDK in gateway mode as the service does, for what the hub uses: account, databases, containers, partition key ranges, point operations with ETags, queries,
/// transactional batches and the change feed. Answers 501 and names what it doesn't know. Keeps every request in <see cref="Calls"/>.
/// </summary>
/// <param name="clock">Stamps what is written.</param>
/// <param name="physicalPartitions">Into how many ranges every container is split: a query without partition key asks them all. More than one wants the SDK's own planner.</param>
public sealed class CosmosHandler(TimeProvider clock, int physicalPartitions = 1) : HttpMessageHandler
{
    private readonly DocumentRequests _documents = new(new BatchSchema());
    private readonly PhysicalRanges _ranges = new(physicalPartitions);
    private readonly ConcurrentQueue<CosmosCall> _calls = new();

    /// <summary>What is stored, to look into.</summary>
    public StoredDatabases Databases { get; } = new(clock);

    /// <summary>Most rows on one page of a query, whatever the client asks for.</summary>
    public int LongestPage { get; init; } = 1_000;

    public IReadOnlyList<CosmosCall> Calls => [.. _calls];

    public void ForgetCalls() => _calls.Clear();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // Really asynchronous: otherwise concurrent callers would run one after the other and never meet.
        await Task.Yield();
        try
        {
            return await Answer(request, cancellationToken);
        }
        catch (NotAnsweredException unknown)
        {
            return Answers.Refused(HttpStatusCode.NotImplemented, unknown.Message);
        }
        catch (NotServedException refused)
        {
            return Answers.Refused(HttpStatusCode.BadRequest, refused.Message);
        }
    }

    private async Task<HttpResponseMessage> Answer(HttpRequestMessage request, CancellationToken ct)
    {
        if (request.Headers.NonValidated.Contains("Authorization") is false) return Answers.Refused(HttpStatusCode.Unauthorized, "No authorization.");
        string[] path = [.. request.RequestUri!.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];
        var (response, call) = path switch
        {
            [] => (Answers.Json(HttpStatusCode.OK, Metadata.Account(request.RequestUri!)), null),
            ["dbs"] => (await AddDatabase(request, ct), null),
            ["dbs", var database] => (Found(Databases.NameOf(database) is { } name ? Metadata.Database(name, Databases.ResourceId(name)) : null), null),
            ["dbs", var database, "colls"] => (await AddContainer(request, Name(database), ct), null),
            ["dbs", var database, "colls", var container] => (Found(Container(database, container)?.Described()), null),
            ["dbs", var database, "colls", var container, "pkranges"] => (Ranges(request, Container(database, container)), null),
            ["dbs", var database, "colls", var container, "docs", .. var id] => await Documents(request, Container(database, container), id.SingleOrDefault(), ct),
            _ => throw new NotAnsweredException($"{request.Method} {request.RequestUri!.AbsolutePath}"),
        };
        _calls.Enqueue(call ?? new(CallKind.Metadata, "", 0, response.StatusCode));
        return response;
    }

    private async Task<(HttpResponseMessage, CosmosCall?)> Documents(HttpRequestMessage request, StoredContainer? container, string? id, CancellationToken ct)
    {
        if (container is null) return (Answers.Refused(HttpStatusCode.NotFound, "Resource Not Found."), null);
        var (response, kind) = await _documents.Answer(request, container, id, _ranges, LongestPage, ct);
        return (response, new(kind, container.Name, Answers.ChargeOf(response), response.StatusCode));
    }

    private async Task<HttpResponseMessage> AddDatabase(HttpRequestMessage request, CancellationToken ct)
    {
        if (request.Method != HttpMethod.Post) throw new NotAnsweredException("a list of databases");
        var name = (await Body(request, ct))["id"]!.GetValue<string>();
        return Databases.Add(name)
            ? Answers.Json(HttpStatusCode.Created, Metadata.Database(name, Databases.ResourceId(name)))
            : Answers.Refused(HttpStatusCode.Conflict, "Resource with specified id or name already exists.");
    }

    private async Task<HttpResponseMessage> AddContainer(HttpRequestMessage request, string database, CancellationToken ct)
    {
        if (request.Method != HttpMethod.Post) throw new NotAnsweredException("a list of containers");
        var definition = await Body(request, ct);
        if (definition["partitionKey"]?["paths"]?.AsArray() is not [JsonValue path] || path.GetValue<string>() != "/pk") throw new NotAnsweredException("a partition key other than /pk");
        return Databases.Add(database, definition) is { } added
            ? Answers.Json(HttpStatusCode.Created, added.Described())
            : Answers.Refused(HttpStatusCode.Conflict, "Resource with specified id or name already exists.");
    }

    private HttpResponseMessage Ranges(HttpRequestMessage request, StoredContainer? container)
    {
        if (container is null) return Answers.Refused(HttpStatusCode.NotFound, "Resource Not Found.");
        return request.Headers.NonValidated.Contains("If-None-Match") ? Answers.Unchanged() : Answers.Json(HttpStatusCode.OK, Metadata.Ranges(container.ResourceId, _ranges), etag: "\"1\"");
    }

    private StoredContainer? Container(string database, string container) => Databases.NameOf(database) is { } name ? Databases.Find(name, container) : null;

    private string Name(string database) => Databases.NameOf(database) ?? throw new NotAnsweredException("a container in a database that is not there");

    private static HttpResponseMessage Found(JsonObject? resource)
        => resource is null ? Answers.Refused(HttpStatusCode.NotFound, "Resource Not Found.") : Answers.Json(HttpStatusCode.OK, resource, etag: "\"1\"");

    private static async Task<JsonObject> Body(HttpRequestMessage request, CancellationToken ct)
        => JsonNode.Parse(await request.Content!.ReadAsByteArrayAsync(ct))!.AsObject();
}
