using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace HrHub.Core.Vendors;

/// <summary>
/// Compares a profile with the records it is read into: unknown and missing members, values of the wrong kind, ranges. The serializer would stop at the
/// first one; a person who writes a profile wants to see all of them.
/// </summary>
internal static class ProfileShape
{
    public static IEnumerable<ProfileError> Check(JsonElement value, Type type, string path)
    {
        var info = ProfileJson.Options.GetTypeInfo(type);
        return info.Kind switch
        {
            JsonTypeInfoKind.Object => value.ValueKind is JsonValueKind.Object ? Members(value, Chosen(info, value), path) : [new(path, $"{Shown(value)} is no object")],
            JsonTypeInfoKind.Enumerable => value.ValueKind is JsonValueKind.Array
                ? value.EnumerateArray().SelectMany((item, index) => Check(item, info.ElementType!, ProfilePath.Item(path, index)))
                : [new(path, $"{Shown(value)} is no list")],
            JsonTypeInfoKind.Dictionary => value.ValueKind is JsonValueKind.Object
                ? value.EnumerateObject().SelectMany(member => Check(member.Value, info.ElementType!, ProfilePath.Member(path, member.Name)))
                : [new(path, $"{Shown(value)} is no object")],
            _ => Scalar(value, type, path),
        };
    }

    private static IEnumerable<ProfileError> Members(JsonElement value, JsonTypeInfo info, string path)
    {
        var known = info.Properties.Where(property => property.Set is not null || property.AssociatedParameter is not null).ToDictionary(property => property.Name);
        var discriminator = info.PolymorphismOptions?.TypeDiscriminatorPropertyName ?? Base(info)?.TypeDiscriminatorPropertyName;
        foreach (var missing in known.Values.Where(property => property.IsRequired && !value.TryGetProperty(property.Name, out _)))
            yield return new(ProfilePath.Member(path, missing.Name), "missing");

        foreach (var member in value.EnumerateObject())
        {
            var at = ProfilePath.Member(path, member.Name);
            if (member.Name == discriminator) continue;
            if (!known.TryGetValue(member.Name, out var property))
            {
                yield return new(at, $"unknown: expected one of {string.Join(", ", known.Keys.Where(name => name[0] != '$'))}");
                continue;
            }
            if (member.Value.ValueKind is JsonValueKind.Null && property.IsSetNullable) continue;

            var errors = Check(member.Value, property.PropertyType, at).ToList();
            if (errors.Count == 0) errors.AddRange(Limits(member.Value, property, at));
            foreach (var error in errors) yield return error;
        }
    }

    private static IEnumerable<ProfileError> Limits(JsonElement value, JsonPropertyInfo property, string path)
    {
        var read = value.Deserialize(property.PropertyType, ProfileJson.Options);
        var limits = property.AttributeProvider?.GetCustomAttributes(typeof(ValidationAttribute), inherit: true).Cast<ValidationAttribute>() ?? [];
        return limits.Where(limit => !limit.IsValid(read)).Select(limit => new ProfileError(path, limit switch
        {
            AllowedValuesAttribute allowed => $"{Shown(value)} is none of {string.Join(", ", allowed.Values)}",
            RangeAttribute range => $"{Shown(value)} is not from {range.Minimum} to {range.Maximum}",
            LengthAttribute length => $"has the wrong number of entries: expected {length.MinimumLength} to {length.MaximumLength}",
            MinLengthAttribute => "is empty",
            RegularExpressionAttribute pattern => $"{Shown(value)} does not match {pattern.Pattern}",
            _ => limit.FormatErrorMessage(property.Name),
        }));
    }

    private static IEnumerable<ProfileError> Scalar(JsonElement value, Type type, string path)
    {
        string? problem = null;
        try
        {
            if (value.Deserialize(type, ProfileJson.Options) is null) problem = "null is no value here";
        }
        catch (JsonException refused)
        {
            problem = type.IsDefined(typeof(JsonConverterAttribute), inherit: false) ? refused.Message : $"{Shown(value)} is {Expected(Nullable.GetUnderlyingType(type) ?? type)}";
        }
        return problem is null ? [] : [new(path, problem)];
    }

    private static string Expected(Type type)
        => type.IsEnum ? $"none of {string.Join(", ", Enum.GetValues(type).Cast<object>().Select(one => JsonSerializer.SerializeToElement(one, type, ProfileJson.Options)))}"
            : type == typeof(string) ? "no text"
            : type == typeof(bool) ? "neither true nor false"
            : type == typeof(int) || type == typeof(long) ? "no whole number"
            : type == typeof(double) || type == typeof(decimal) ? "no number"
            : $"no {type.Name}";

    private static JsonTypeInfo Chosen(JsonTypeInfo info, JsonElement value)
        => info.PolymorphismOptions is { } choices && value.TryGetProperty(choices.TypeDiscriminatorPropertyName, out var name) && name.ValueKind is JsonValueKind.String
            && choices.DerivedTypes.FirstOrDefault(one => Equals(one.TypeDiscriminator, name.GetString())) is { DerivedType: { } chosen }
            ? ProfileJson.Options.GetTypeInfo(chosen)
            : info;

    private static JsonPolymorphismOptions? Base(JsonTypeInfo info)
        => info.Type.BaseType is { } parent && parent != typeof(object) ? ProfileJson.Options.GetTypeInfo(parent).PolymorphismOptions : null;

    private static string Shown(JsonElement value) => value.GetRawText() is { Length: > 60 } text ? text[..60] + "…" : value.GetRawText();
}
