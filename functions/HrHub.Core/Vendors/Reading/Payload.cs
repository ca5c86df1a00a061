using System.Globalization;
using System.Text;
using System.Text.Json;
using Newtonsoft.Json.Linq;

namespace HrHub.Core.Vendors.Reading;

/// <summary>
/// A JSON body as the tree that JMESPath works on. Strict as RFC 8259 (the tree's own reader is not: it takes comments, single quotes and guesses dates),
/// at most 64 levels; of a repeated member the last counts, as at intake; a number keeps the text it was written in.
/// </summary>
internal static class Payload
{
    private static readonly JsonReaderOptions Strict = new() { MaxDepth = 64 };

    /// <exception cref="JsonException">The body is not such JSON.</exception>
    public static JToken Parse(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, Strict);
        try
        {
            reader.Read();
            var tree = Value(ref reader);
            if (reader.Read()) throw new JsonException("There is more than one JSON value.");
            return tree;
        }
        catch (InvalidOperationException notText)
        {
            throw new JsonException("A string is not UTF-8.", notText);
        }
    }

    /// <summary>A scalar as the vendor wrote it: a string's characters, a number's digits.</summary>
    public static string Text(JValue value) => value.Annotation<WrittenAs>()?.Text ?? value.Value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        var number => Convert.ToString(number, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>The scalar as a number, or null when it is none.</summary>
    public static double? Number(JToken? token)
        => token is JValue { Type: JTokenType.Integer or JTokenType.Float } value ? Convert.ToDouble(value.Value, CultureInfo.InvariantCulture) : null;

    private static JToken Value(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => Object(ref reader),
        JsonTokenType.StartArray => Array(ref reader),
        JsonTokenType.String => new JValue(reader.GetString()),
        JsonTokenType.Number => Number(ref reader),
        JsonTokenType.True => new JValue(true),
        JsonTokenType.False => new JValue(false),
        _ => JValue.CreateNull(),
    };

    private static JObject Object(ref Utf8JsonReader reader)
    {
        var result = new JObject();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            result[name] = Value(ref reader);
        }

        return result;
    }

    private static JArray Array(ref Utf8JsonReader reader)
    {
        var result = new JArray();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) result.Add(Value(ref reader));
        return result;
    }

    private static JValue Number(ref Utf8JsonReader reader)
    {
        var written = reader.ValueSpan;
        if (reader.TryGetInt64(out var whole) && written is not [(byte)'-', (byte)'0', ..]) return new JValue(whole);

        var value = reader.TryGetDecimal(out var exact) ? new JValue(exact) : new JValue(reader.GetDouble());
        if (value.Value is double.PositiveInfinity or double.NegativeInfinity) throw new JsonException("A number is out of range.");
        value.AddAnnotation(new WrittenAs(Encoding.ASCII.GetString(written)));
        return value;
    }

    private sealed record WrittenAs(string Text);
}
