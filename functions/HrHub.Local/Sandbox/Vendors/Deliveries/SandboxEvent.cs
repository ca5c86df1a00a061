using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HrHub.Local.Sandbox.Vendors.Deliveries;

/// <summary>One event of an interview, in the order in which it happens.</summary>
internal sealed record SandboxEvent(string Name, JsonObject Body);

/// <summary>The bytes that the sandbox sends.</summary>
internal static class SandboxJson
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Bytes(JsonNode node) => Encoding.UTF8.GetBytes(node.ToJsonString(Options));

    /// <summary>Null for what the vendor does not know.</summary>
    public static JsonNode? TextOrNull(string text) => text.Length == 0 ? null : JsonValue.Create(text);

    public static JsonArray Array(IEnumerable<JsonNode> items) => new([.. items]);
}
