using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HrHub.Core.Vendors.Reading;
using Newtonsoft.Json.Linq;

namespace HrHub.Core.Vendors.Api;

/// <summary>Turns what the hub says into what a vendor's call takes, and finds in the answer what the hub asks for.</summary>
public static class ApiDocument
{
    /// <returns>Null where the expression yields no object.</returns>
    /// <exception cref="FormatException">The expression met a value that it can't work on.</exception>
    internal static JsonObject? Send(Expression send, JsonObject document, IReadOnlyDictionary<string, string> account)
    {
        var said = document.DeepClone().AsObject();
        said["account"] = new JsonObject(account.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)JsonValue.Create(pair.Value))));
        var root = Payload.Parse(Encoding.UTF8.GetBytes(said.ToJsonString()));
        return send.Find(new Scope(root, root)) is JObject shaped ? JsonNode.Parse(WithoutNulls(shaped).ToString(Newtonsoft.Json.Formatting.None))!.AsObject() : null;
    }

    /// <summary>The text that an expression finds in an answer; null where there is none.</summary>
    public static string? Text(Expression? where, ReadOnlyMemory<byte> answer)
    {
        try
        {
            var root = Payload.Parse(answer.Span);
            return where?.Find(new Scope(root, root)) is JValue value && Payload.Text(value) is { Length: > 0 } text ? text : null;
        }
        catch (Exception wrong) when (wrong is FormatException or JsonException)
        {
            return null;
        }
    }

    private static JToken WithoutNulls(JToken token)
    {
        if (token is JObject holder)
            foreach (var member in holder.Properties().ToList())
                if (member.Value.Type is JTokenType.Null) member.Remove();
        foreach (var child in token.Children().ToList()) WithoutNulls(child);
        return token;
    }
}
