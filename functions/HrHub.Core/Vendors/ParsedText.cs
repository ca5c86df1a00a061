using System.Text.Json;
using System.Text.Json.Serialization;

namespace HrHub.Core.Vendors;

/// <summary>
/// Reads a string of a profile into a type that parses it once, when the profile loads. The message of the type's <see cref="FormatException"/> becomes the profile's error.
/// The JSON Schema shows such a member as a string.
/// </summary>
public sealed class ParsedText<T> : JsonConverter<T> where T : class, IParsable<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String) throw new JsonException("a string was expected");
        try
        {
            return T.Parse(reader.GetString()!, null);
        }
        catch (FormatException malformed)
        {
            throw new JsonException(malformed.Message, malformed);
        }
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
