using System.Text.Json;
using System.Text.Unicode;

namespace HrHub.Core.Vendors.Delivery;

/// <summary>Why a body is not acceptable JSON (RFC 8259). Stable codes. Repeated keys are no defect: the last one counts.</summary>
public static class BodyDefect
{
    public const string NotJson = "not-json";
    public const string NotUtf8 = "not-utf8";
    public const string TooDeep = "too-deep";

    /// <summary>Objects and arrays within each other.</summary>
    public const int MaxDepth = 64;

    /// <returns>Null when there is nothing wrong.</returns>
    public static string? Of(ReadOnlySpan<byte> body)
    {
        // The reader looks into strings only when they are asked for.
        if (!Utf8.IsValid(body)) return NotUtf8;
        try
        {
            var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = MaxDepth + 1 });
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && reader.CurrentDepth >= MaxDepth) return TooDeep;
                if (reader.ValueIsEscaped && !IsText(ref reader)) return NotUtf8;
            }
            return null;
        }
        catch (JsonException)
        {
            return NotJson;
        }
    }

    /// <summary>Half a surrogate pair, as in <c>"\ud800"</c>, is good JSON and no text: readers behind intake would break on it.</summary>
    private static bool IsText(ref Utf8JsonReader reader)
    {
        if (reader.ValueSpan.IndexOf("\\ud"u8) < 0 && reader.ValueSpan.IndexOf("\\uD"u8) < 0) return true;
        try
        {
            return reader.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
