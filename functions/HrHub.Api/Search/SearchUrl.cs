using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HrHub.Core;
using HrHub.Core.Canonical;
using Microsoft.AspNetCore.Http;

namespace HrHub.Api.Search;

/// <summary>
/// Criteria as query parameters, under the names that they have in a body; <c>dimension=logic:80-100</c> and <c>tag=…</c> may come several times. What identifies a person is refused here, naming the
/// field: URLs are written to logs on their way.
/// </summary>
internal static class SearchUrl
{
    private static readonly string[] Texts = ["candidateId", "batch", "position", "positionTitle", "family", "department", "vendor", "stage", "status", "emotion", "folder", "from", "to", "sort", "cursor", "format", "lang"],
        Numbers = ["minScore", "maxScore", "size"];

    public static Outcome<T> Parse<T>(IQueryCollection query) where T : class
    {
        var body = new JsonObject();
        foreach (var (name, values) in query)
        {
            if (Value(name, [.. values.OfType<string>()]) is not { } value) return HubError.BadRequest(name);
            body[name switch { "tag" => "tags", "dimension" => "dimensions", _ => name }] = value;
        }
        return RequestBody.Parse<T>(JsonSerializer.SerializeToUtf8Bytes(body, CanonicalJson.Options));
    }

    private static JsonNode? Value(string name, string[] values)
    {
        if (name == "tag") return new JsonArray([.. values.Select(value => (JsonNode)value)]);
        if (name == "dimension") return values.Select(Dimension).ToArray() is var ranges && ranges.All(range => range is not null) ? new JsonArray(ranges) : null;
        if (values is not [{ Length: > 0 } one]) return null;
        if (Texts.Contains(name)) return one;
        if (Numbers.Contains(name)) return double.TryParse(one, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? (JsonNode)(number == Math.Truncate(number) ? (long)number : number) : null;
        return name is "payloadAuthenticated" or "byteOrderMark" && bool.TryParse(one, out var truth) ? truth : null;
    }

    /// <summary><c>code:min-max</c>; either bound may be missing.</summary>
    private static JsonObject? Dimension(string text)
    {
        var colon = text.LastIndexOf(':');
        if (colon < 1 || text[(colon + 1)..].Split('-') is not [var min, var max]) return null;
        var range = new JsonObject { ["code"] = text[..colon] };
        foreach (var (name, bound) in (ReadOnlySpan<(string, string)>)[("min", min), ("max", max)])
        {
            if (bound.Length == 0) continue;
            if (!double.TryParse(bound, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return null;
            range[name] = number;
        }
        return range;
    }
}
