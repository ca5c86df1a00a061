using System.Text.Json;
using System.Text.Json.Nodes;

namespace HrHub.Tests.Architecture;

/// <summary>A key that the host does not know is ignored without a word: each app's host.json is held against the documented ones.</summary>
public sealed class HostJsonTests
{
    private static readonly JsonNode Documented = JsonNode.Parse(Repository.Files("host-json-keys.json", "integration-tests/HrHub.Tests").Single().Text)!;

    private static HashSet<string> Keys { get; } = Documented["keys"]!.AsArray().Select(key => key!.GetValue<string>()).ToHashSet();

    [Fact]
    public void Every_key_in_host_json_is_documented()
    {
        var files = Repository.Files("host.json", "functions").ToList();
        Assert.Equal(HubCode.Apps.Count, files.Count);
        Assert.All(files, file => Assert.Empty(Unknown(file.Text)));
    }

    [Theory]
    [InlineData("""{ "extensions": { "serviceBus": { "maxConcurrentCall": 3 } } }""", "extensions.serviceBus.maxConcurrentCall")]
    [InlineData("""{ "extensions": { "serviceBus": { "messageHandlerOptions": { "maxConcurrentCalls": 3 } } } }""", "extensions.serviceBus.messageHandlerOptions.maxConcurrentCalls")]
    [InlineData("""{ "functionTimeOut": "00:05:00" }""", "functionTimeOut")]
    public void A_key_that_is_not_is_found(string json, string key) => Assert.Equal([key], Unknown(json));

    [Fact]
    public void The_pages_are_named()
        => Assert.All(Documented["sources"]!.AsArray(), source => Assert.StartsWith("https://learn.microsoft.com/azure/azure-functions/", source!.GetValue<string>(), StringComparison.Ordinal));

    private static IEnumerable<string> Unknown(string json) => Paths(JsonNode.Parse(json)!, "").Where(path => !Keys.Contains(path) && !Keys.Contains(path[..(path.LastIndexOf('.') + 1)] + "*"));

    // Category names of logLevel hold dots themselves.
    private static IEnumerable<string> Paths(JsonNode node, string path)
        => node is JsonObject parent && node.GetValueKind() is JsonValueKind.Object
            ? parent.SelectMany(child => Paths(child.Value!, path.Length == 0 ? child.Key : $"{path}.{child.Key.Replace('.', '/')}"))
            : [path];
}
