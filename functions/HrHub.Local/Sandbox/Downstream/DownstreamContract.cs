using System.Text.Json.Nodes;
using NJsonSchema;

namespace HrHub.Local.Sandbox.Downstream;

/// <summary>One operation of a contract. <see cref="Body"/> is null where the operation takes none.</summary>
public sealed record ContractOperation(string Id, string Method, string Path, JsonSchema? Body, int Success);

/// <summary>An OpenAPI file of <c>infra/contracts</c>: it, not our code, says what a sandbox system knows.</summary>
/// <param name="CredentialHeader">Header that carries the credential.</param>
/// <param name="CredentialScheme">What stands before it, such as <c>Bearer</c>; empty for nothing.</param>
public sealed record DownstreamContract(string CredentialHeader, string CredentialScheme, IReadOnlyList<ContractOperation> Operations)
{
    /// <param name="name">Name of the file without its ending.</param>
    /// <param name="ct">Cancels the reading.</param>
    /// <exception cref="FileNotFoundException">No such contract is built in.</exception>
    public static async Task<DownstreamContract> Load(string name, CancellationToken ct)
    {
        await using var file = typeof(DownstreamContract).Assembly.GetManifestResourceStream($"contracts/{name}.json") ?? throw new FileNotFoundException($"No contract {name}.");
        var document = (await JsonNode.ParseAsync(file, cancellationToken: ct))!;
        var scheme = document["components"]!["securitySchemes"]!["credential"]!;
        var operations = new List<ContractOperation>();
        foreach (var (path, item) in document["paths"]!.AsObject())
            foreach (var (method, operation) in item!.AsObject())
                operations.Add(new((string)operation!["operationId"]!, method.ToUpperInvariant(), path, await BodySchema(document, operation, ct), Success(operation)));
        return (string)scheme["type"]! is "http" ? new("Authorization", "Bearer", operations) : new((string)scheme["name"]!, "", operations);
    }

    private static int Success(JsonNode operation) => operation["responses"]!.AsObject().Select(response => int.Parse(response.Key)).First(status => status < 300);

    private static async Task<JsonSchema?> BodySchema(JsonNode document, JsonNode operation, CancellationToken ct)
    {
        if (operation["requestBody"] is not { } body) return null;
        var schema = new JsonObject
        {
            ["$ref"] = body["content"]!["application/json"]!["schema"]!["$ref"]!.DeepClone(),
            ["definitions"] = document["components"]!["schemas"]!.DeepClone(),
        };
        // The schema library knows definitions, not components.
        return await JsonSchema.FromJsonAsync(schema.ToJsonString().Replace("#/components/schemas/", "#/definitions/", StringComparison.Ordinal), ct);
    }
}
