using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using HrHub.Core.Canonical;

namespace HrHub.Api.OpenApi;

/// <summary>
/// The records of requests and answers as JSON Schemas, each once under <c>components</c>. The same record means two things: in a request what is not required may be left out and nothing else may be there,
/// in an answer all that can't be null is there, and readers must let more come.
/// </summary>
internal sealed class ApiSchemas(XmlTexts texts)
{
    private readonly SortedDictionary<string, JsonNode?> _components = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Type> _names = [];

    public JsonObject Components => new(_components.Select(component => KeyValuePair.Create(component.Key, component.Value?.DeepClone())));

    public void Add(string name, JsonNode schema) => _components[name] = schema;

    /// <param name="type">A record, or a list of records.</param>
    /// <param name="request">It is read, not written.</param>
    public JsonNode Of(Type type, bool request) => IsRecord(type) ? Refer(type, request) : Export(type, request);

    private JsonObject Refer(Type type, bool request)
    {
        var name = NameOf(type);
        if (request && !name.EndsWith("Request", StringComparison.Ordinal)) name += "Input";
        if (_names.TryAdd(name, type)) _components[name] = Export(type, request);
        else if (_names[name] != type) throw new InvalidOperationException($"{type} and {_names[name]} would both be the schema {name}.");
        return new() { ["$ref"] = $"#/components/schemas/{name}" };
    }

    private JsonNode Export(Type type, bool request)
        => CanonicalJson.Options.GetJsonSchemaAsNode(type, new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = (context, node) => Annotate(context, node, request) });

    private JsonObject Annotate(JsonSchemaExporterContext context, JsonNode node, bool request)
    {
        // "Anything" comes as true, which not every reader takes for a schema.
        var schema = node as JsonObject ?? [];
        var member = context.PropertyInfo?.AttributeProvider as PropertyInfo;
        var required = request && member?.IsDefined(typeof(RequiredAttribute)) is true;
        if (context.Path.Length > 0 && context.BaseTypeInfo is null && IsRecord(context.TypeInfo.Type))
        {
            var reference = Refer(context.TypeInfo.Type, request);
            schema = context.PropertyInfo is { IsGetNullable: true } && !required ? new() { ["anyOf"] = new JsonArray(reference, new JsonObject { ["type"] = "null" }) } : reference;
        }
        else if (schema["properties"] is not null)
        {
            Members(schema, context.TypeInfo, request);
            if (texts.Of(context.TypeInfo.Type) is { } summary) schema["description"] = summary;
        }
        if (required) NotNull(schema);
        if (member is null) return schema;
        Limit(schema, member);
        if (texts.Of(member) is { } text) schema["description"] = text;
        return schema;
    }

    private static void Members(JsonObject schema, JsonTypeInfo type, bool request)
    {
        var there = type.Properties.Where(property => property.IsRequired || (request ? property.AttributeProvider?.IsDefined(typeof(RequiredAttribute), true) is true : property is { IsGetNullable: false, IsExtensionData: false, Get: not null }))
            .Select(property => property.Name);
        if (!request) schema.Remove("additionalProperties");
        schema.Remove("required");
        if (there.Select(name => (JsonNode)name).ToArray() is { Length: > 0 } names) schema["required"] = new JsonArray(names);
    }

    private static void NotNull(JsonObject schema)
    {
        if (schema["type"] is JsonArray types && types.Select(type => type!.GetValue<string>()).Where(type => type != "null").ToArray() is [var only]) schema["type"] = only;
        if (schema["enum"] is JsonArray values && values.Contains(null)) values.Remove(null);
    }

    /// <summary>What the server checks before anything else.</summary>
    private static void Limit(JsonObject schema, PropertyInfo member)
    {
        foreach (var attribute in member.GetCustomAttributes<ValidationAttribute>())
            switch (attribute)
            {
                case RangeAttribute range:
                    schema["minimum"] = Convert.ToDouble(range.Minimum, CultureInfo.InvariantCulture);
                    schema["maximum"] = Convert.ToDouble(range.Maximum, CultureInfo.InvariantCulture);
                    break;
                case StringLengthAttribute length:
                    if (length.MinimumLength > 0) schema["minLength"] = length.MinimumLength;
                    schema["maxLength"] = length.MaximumLength;
                    break;
                case RegularExpressionAttribute pattern:
                    // There a match of the whole text is meant, here any match.
                    schema["pattern"] = pattern.Pattern is ['^', .., '$'] ? pattern.Pattern : $"^(?:{pattern.Pattern})$";
                    break;
                case LengthAttribute both:
                    schema[member.PropertyType == typeof(string) ? "minLength" : "minItems"] = both.MinimumLength;
                    schema[member.PropertyType == typeof(string) ? "maxLength" : "maxItems"] = both.MaximumLength;
                    break;
                case MinLengthAttribute least:
                    schema[member.PropertyType == typeof(string) ? "minLength" : "minItems"] = least.Length;
                    break;
                case MaxLengthAttribute most:
                    schema[member.PropertyType == typeof(string) ? "maxLength" : "maxItems"] = most.Length;
                    break;
            }
    }

    private static bool IsRecord(Type type) => type is { IsEnum: false } && type.Namespace?.StartsWith("HrHub.", StringComparison.Ordinal) is true && CanonicalJson.Options.GetTypeInfo(type).Kind == JsonTypeInfoKind.Object;

    private static string NameOf(Type type)
    {
        var name = type.Name.Split('`')[0];
        if (type.IsGenericType) return string.Concat(type.GetGenericArguments().Select(NameOf)) + name;
        return type.DeclaringType is { } outer ? NameOf(outer) + name : name;
    }
}
