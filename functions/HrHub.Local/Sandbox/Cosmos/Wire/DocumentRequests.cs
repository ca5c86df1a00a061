using System.Net;
using System.Text.Json;
using HrHub.Local.Sandbox.Cosmos.Store;

namespace HrHub.Local.Sandbox.Cosmos.Wire;

/// <summary>Requests to documents: point operations, batches, queries and the change feed.</summary>
internal sealed class DocumentRequests(BatchSchema schema)
{
    private readonly BatchReader _reader = new(schema);
    private readonly BatchWriter _writer = new(schema);

    public async Task<(HttpResponseMessage Response, CallKind Kind)> Answer(HttpRequestMessage request, StoredContainer container, string? id, PhysicalRanges ranges, int longestPage, CancellationToken ct)
    {
        if (Header(request, "x-ms-cosmos-is-query-plan-request") == "True") return (await QueryPlans.Answer(request, ranges, ct), CallKind.Metadata);
        var partition = Header(request, "x-ms-documentdb-partitionkey") is { } key ? Partition(key) : null;
        var range = Header(request, "x-ms-documentdb-partitionkeyrangeid");
        if (partition is not null && range is not null && ranges.Of(partition) != range) throw new NotAnsweredException($"the range {range} for a partition key that lies in {ranges.Of(partition)}");
        if (Header(request, "x-ms-documentdb-isquery") is not null || Header(request, "Content-Type") is "application/query+json")
            return await QueryRequests.Answer(request, container, partition, range, ranges, longestPage, ct);

        if (Header(request, "A-IM") is { } mode) return (ChangeFeed.Answer(request, mode, container, partition, range, ranges, longestPage), CallKind.ChangeFeed);
        if (partition is null) throw new NotAnsweredException("a document operation without partition key");
        if (Header(request, "x-ms-cosmos-is-batch-request") is not null) return (await Batch(request, container, partition, ct), CallKind.Batch);
        var body = request.Content is null ? default(JsonElement?) : await Body(request, ct);
        var kind = (request.Method.Method, id) switch
        {
            ("POST", null) => Header(request, "x-ms-documentdb-is-upsert") == "True" ? OperationKind.Upsert : OperationKind.Create,
            ("GET", not null) => OperationKind.Read,
            ("PUT", not null) => OperationKind.Replace,
            ("DELETE", not null) => OperationKind.Delete,
            _ => throw new NotAnsweredException($"{request.Method} on documents"),
        };
        var operation = new Operation(kind, id ?? body?.GetProperty("id").GetString() ?? "", body, new(Header(request, "If-Match"), Header(request, "If-None-Match")));
        return (Answers.Of(container.Alone(partition, operation)), kind is OperationKind.Read ? CallKind.PointRead : CallKind.PointWrite);
    }

    /// <returns>A header's value, wherever the client put it.</returns>
    public static string? Header(HttpRequestMessage request, string name)
        => request.Headers.NonValidated.TryGetValues(name, out var values) || (request.Content?.Headers.NonValidated.TryGetValues(name, out values) ?? false) ? values.ToString() : null;

    private async Task<HttpResponseMessage> Batch(HttpRequestMessage request, StoredContainer container, string partition, CancellationToken ct)
    {
        if (Header(request, "x-ms-cosmos-batch-atomic") != "True") throw new NotAnsweredException("bulk: its If-Match is not kept everywhere");
        var body = await request.Content!.ReadAsByteArrayAsync(ct);
        var operations = await _reader.Read(body);
        if (operations.Count > 100) return Answers.Refused(HttpStatusCode.BadRequest, "Batch request has more operations than what is supported.");
        if (body.Length > 2 * 1024 * 1024 + 64 * 1024) return Answers.Refused(HttpStatusCode.RequestEntityTooLarge, "Batch request is too large.");
        var answers = container.Together(partition, operations);
        var isWhole = answers.All(answer => answer.Status is not HttpStatusCode.FailedDependency && (int)answer.Status < 400);
        return Answers.Bytes(isWhole ? HttpStatusCode.OK : HttpStatusCode.MultiStatus, await _writer.Write(answers), "application/octet-stream", answers.Sum(answer => answer.Charge), null);
    }

    private static async Task<JsonElement> Body(HttpRequestMessage request, CancellationToken ct)
        => JsonElement.Parse(await request.Content!.ReadAsByteArrayAsync(ct));

    private static string Partition(string header)
    {
        var keys = JsonElement.Parse(header);
        return keys.GetArrayLength() == 1 && keys[0].ValueKind is JsonValueKind.String
            ? StoredContainer.PartitionOf(keys[0].GetString()!)
            : throw new NotAnsweredException($"the partition key {header}");
    }
}
