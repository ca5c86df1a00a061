using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;

namespace HrHub.Core.Vendors;

/// <summary>The JSON Schema (2020-12) of a profile, made from the records that profiles are read into. Editors check and complete profiles by it.</summary>
public static class ProfileSchema
{
    /// <summary>The text of Profiles.schema.json.</summary>
    public static string Generate()
    {
        var exported = ProfileJson.Options.GetJsonSchemaAsNode(typeof(VendorProfile), new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = Transform,
        }).AsObject();
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = "urn:hrhub:schemas:vendor-profile:1",
            ["title"] = "HrHub vendor profile",
        };
        foreach (var (name, value) in exported) schema[name] = value?.DeepClone();
        return schema.ToJsonString(new JsonSerializerOptions(ProfileJson.Options) { WriteIndented = true, NewLine = "\n" }) + "\n";
    }

    private static JsonObject Transform(JsonSchemaExporterContext context, JsonNode node)
    {
        // A type with a converter of its own is parsed from a string.
        var schema = node as JsonObject ?? new JsonObject { ["type"] = "string" };
        if (context.PropertyInfo?.AttributeProvider is not { } member) return schema;

        var list = context.TypeInfo.Kind is JsonTypeInfoKind.Enumerable;
        foreach (var attribute in member.GetCustomAttributes(inherit: true)) Add(schema, attribute, list);
        // A type that was shown before is a $ref here; strict validators want the type beside the limits of the member.
        if (list && schema.ContainsKey("$ref")) schema["type"] = "array";
        return schema;
    }

    private static void Add(JsonObject schema, object attribute, bool list)
    {
        switch (attribute)
        {
            case DescriptionAttribute description:
                schema.Insert(0, "description", description.Description);
                break;
            case RangeAttribute range:
                schema["minimum"] = Convert.ToDouble(range.Minimum);
                schema["maximum"] = Convert.ToDouble(range.Maximum);
                break;
            case LengthAttribute length:
                schema[list ? "minItems" : "minLength"] = length.MinimumLength;
                schema[list ? "maxItems" : "maxLength"] = length.MaximumLength;
                break;
            case MinLengthAttribute shortest:
                schema[list ? "minItems" : "minLength"] = shortest.Length;
                break;
            case MaxLengthAttribute longest:
                schema[list ? "maxItems" : "maxLength"] = longest.Length;
                break;
            case RegularExpressionAttribute pattern:
                schema["pattern"] = pattern.Pattern;
                break;
            case AllowedValuesAttribute allowed:
                schema["enum"] = new JsonArray([.. allowed.Values.Select(value => JsonSerializer.SerializeToNode(value))]);
                break;
        }
    }
}
