using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;

namespace HrHub.Core.Canonical;

/// <summary>Where a document departs from the schema. Never holds a value of the document.</summary>
/// <param name="Path">For example <c>dimensions[0].score.scaled</c>; empty for the document itself.</param>
/// <param name="Rule">The rule that it breaks, for example <c>NumberTooBig</c>.</param>
public sealed record SchemaViolation(string Path, string Rule);

/// <summary>
/// JSON Schema 2020-12 of the canonical record, generated from the records of this folder. The rules it uses (type, properties, required, additionalProperties, enum,
/// minimum, maximum, pattern, items) mean the same in every draft, so that NJsonSchema, which knows draft 4, checks documents by it.
/// </summary>
public sealed class CanonicalSchema
{
    public const string Id = "urn:hrhub:schema:interview:1";

    /// <summary>RFC 3339 with a zone: a time without one would mean something else on every machine.</summary>
    private const string TimeWithZone = @"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$";

    private static readonly JsonSchemaExporterOptions Export = new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Annotate };

    private readonly JsonSchema rules;

    private CanonicalSchema(JsonObject schema)
    {
        Text = schema.ToJsonString(new JsonSerializerOptions(CanonicalJson.Options) { WriteIndented = true });
        rules = NJsonSchema.Infrastructure.JsonSchemaSerialization.FromJson<JsonSchema>(Text, JsonSchema.CreateJsonSerializerContractResolver(SchemaType.JsonSchema))!;
    }

    /// <summary>The published schema: a whole record.</summary>
    public static CanonicalSchema Interview { get; } = new(Generate());

    /// <summary>What a vendor may send: the same, with the members that the hub sets left to the hub.</summary>
    public static CanonicalSchema Document { get; } = new(ForVendors(Generate(), CanonicalShape.Interview));

    public string Text { get; }

    /// <returns>Nothing when the document keeps to the schema.</returns>
    public IReadOnlyList<SchemaViolation> Validate(JsonNode document) => Violations(rules.Validate(document.ToJsonString(CanonicalJson.Options)));

    /// <inheritdoc cref="Validate(JsonNode)"/>
    internal IReadOnlyList<SchemaViolation> Validate(JToken document) => Violations(rules.Validate(document));

    private static IReadOnlyList<SchemaViolation> Violations(ICollection<ValidationError> errors)
        => errors.Count == 0 ? [] : [.. errors.SelectMany(Leaves).Select(error => new SchemaViolation(PathOf(error), error.Kind.ToString())).Distinct()];

    private static IEnumerable<ValidationError> Leaves(ValidationError error)
        => error is ChildSchemaValidationError parent ? parent.Errors.Values.SelectMany(errors => errors).SelectMany(Leaves) : [error];

    private static string PathOf(ValidationError error) => (error.Path ?? "").TrimStart('#').TrimStart('/');

    private static JsonObject Generate()
    {
        var exported = (JsonObject)CanonicalJson.Options.GetJsonSchemaAsNode(typeof(Interview), Export);
        exported.Remove("$schema");
        exported.Remove("$id");
        exported["type"] = "object";
        FlattenChildren(exported);
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = Id,
            ["title"] = "HrHub canonical interview",
            ["description"] = "Times are UTC or carry their zone; durations and offsets are seconds; scaled scores are 0 to 100.",
        };
        foreach (var (name, value) in exported.ToList()) schema[name] = value?.DeepClone();
        return schema;
    }

    /// <summary>The exporter lets a child refer to its parent's schema, which would allow any depth; a child has no children.</summary>
    private static void FlattenChildren(JsonObject schema)
    {
        var dimension = schema["properties"]!["dimensions"]!["items"]!;
        var child = (JsonObject)dimension.DeepClone();
        child["properties"]!["children"] = new JsonObject { ["type"] = "array", ["maxItems"] = 0, ["items"] = new JsonObject { ["not"] = new JsonObject() } };
        dimension["properties"]!["children"]!["items"] = child;
    }

    private static JsonObject ForVendors(JsonObject schema, CanonicalShape shape)
    {
        schema["$id"] = $"{Id}:document";
        schema["title"] = "HrHub canonical interview, as a vendor sends it";
        Loosen(schema, shape);
        return schema;
    }

    private static void Loosen(JsonObject schema, CanonicalShape shape)
    {
        if (schema["required"] is JsonArray required)
        {
            var left = required.Select(name => name!.GetValue<string>()).Where(name => name != "vendor" && !shape.Members[name].SetByHub);
            schema["required"] = new JsonArray([.. left.Select(name => (JsonNode)name)]);
        }

        foreach (var (name, member) in shape.Members)
        {
            var property = (JsonObject)schema["properties"]![name]!;
            if (member.Kind == CanonicalKind.Group) Loosen(property, member);
            if (member is { Kind: CanonicalKind.List, Item.Kind: CanonicalKind.Group }) Loosen((JsonObject)property["items"]!, member.Item);
        }
    }

    private static JsonNode Annotate(JsonSchemaExporterContext context, JsonNode node)
    {
        if (node is not JsonObject schema) return node;
        if (schema["format"]?.GetValue<string>() == "date-time") schema["pattern"] = TimeWithZone;
        if (context.PropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(RangeAttribute), inherit: false) is [RangeAttribute range])
        {
            schema["minimum"] = Convert.ToDouble(range.Minimum);
            if (Convert.ToDouble(range.Maximum) < int.MaxValue) schema["maximum"] = Convert.ToDouble(range.Maximum);
        }

        return schema;
    }
}
