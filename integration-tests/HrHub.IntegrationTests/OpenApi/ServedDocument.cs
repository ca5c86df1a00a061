using System.Text.Json.Nodes;
using NJsonSchema;
using NJsonSchema.Validation;

namespace HrHub.IntegrationTests.OpenApi;

/// <summary>The document as the hub serves it.</summary>
internal sealed class ServedDocument(string text)
{
    private readonly Dictionary<string, JsonSchema> _read = [];
    private readonly JsonNode _document = JsonNode.Parse(text)!;

    public string Text => text;

    /// <summary>Every operation: method in capitals, path below <c>/api</c>, what is said of it.</summary>
    public IEnumerable<(string Method, string Path, JsonNode Operation)> Operations
        => from path in _document["paths"]!.AsObject()
           from operation in path.Value!.AsObject()
           select (operation.Key.ToUpperInvariant(), path.Key, operation.Value!);

    /// <summary>Those that take the bearer token.</summary>
    public IEnumerable<(string Method, string Path, JsonNode Operation)> Protected => Operations.Where(operation => operation.Operation["security"] is null);

    /// <summary>The answer to a request for the whole.</summary>
    public static (int Status, JsonNode Response) Success(JsonNode operation)
    {
        var found = operation["responses"]!.AsObject().Single(response => response.Key is not ("default" or "206" or "416"));
        return (int.Parse(found.Key, System.Globalization.CultureInfo.InvariantCulture), found.Value!);
    }

    public static IEnumerable<(string Name, JsonNode Value)> Examples(JsonNode operation)
        => operation["requestBody"]?["content"]?["application/json"]?["examples"]?.AsObject().Select(example => (example.Key, example.Value!["value"]!)) ?? [];

    public static JsonNode? BodySchema(JsonNode operation) => operation["requestBody"]?["content"]?["application/json"]?["schema"];

    /// <returns>What breaks a rule of the schema, as path and rule.</returns>
    public async Task<IReadOnlyList<string>> Breaches(JsonNode schema, string json)
    {
        var key = schema.ToJsonString();
        if (!_read.TryGetValue(key, out var rules)) _read[key] = rules = await JsonSchema.FromJsonAsync(Standing(schema));
        return [.. rules.Validate(json).SelectMany(Leaves).Select(error => $"{error.Path}: {error.Kind}")];
    }

    /// <summary>The schema with the components that it refers to, where NJsonSchema, which knows draft 4, looks for them.</summary>
    private string Standing(JsonNode schema)
    {
        var whole = new JsonObject { ["allOf"] = new JsonArray(schema.DeepClone()), ["definitions"] = _document["components"]!["schemas"]!.DeepClone() };
        return whole.ToJsonString().Replace("#/components/schemas/", "#/definitions/", StringComparison.Ordinal);
    }

    private static IEnumerable<ValidationError> Leaves(ValidationError error)
        => error is ChildSchemaValidationError parent ? parent.Errors.Values.SelectMany(errors => errors).SelectMany(Leaves) : [error];
}
