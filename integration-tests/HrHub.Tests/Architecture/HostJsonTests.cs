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

    [Fact]
    public void Every_app_samples_what_it_logs_and_keeps_every_exception()
        => Assert.All(Repository.Files("host.json", "functions"), file =>
        {
            var sampling = JsonNode.Parse(file.Text)!["logging"]!["applicationInsights"]!["samplingSettings"]!;
            Assert.True(sampling["isEnabled"]!.GetValue<bool>());
            Assert.InRange(sampling["maxTelemetryItemsPerSecond"]!.GetValue<int>(), 1, 20);
            Assert.Equal("Exception", sampling["excludedTypes"]!.GetValue<string>());
        });

    /// <summary>A message must be nobody else's while its function may still run.</summary>
    [Fact]
    public void The_lock_of_a_message_is_renewed_as_long_as_a_function_may_run_and_none_is_fetched_ahead()
    {
        var host = JsonNode.Parse(Repository.Files("host.json", "functions/HrHub.Pipeline").Single().Text)!;
        var bus = host["extensions"]!["serviceBus"]!;
        Assert.True(Time(bus["maxAutoLockRenewalDuration"]!) >= Time(host["functionTimeout"]!));
        Assert.Equal(0, bus["prefetchCount"]!.GetValue<int>());
        Assert.True(bus["autoCompleteMessages"]!.GetValue<bool>());
        Assert.InRange(bus["maxConcurrentCalls"]!.GetValue<int>(), 1, 64);
        Assert.InRange(bus["maxConcurrentSessions"]!.GetValue<int>(), 1, 64);

        static TimeSpan Time(JsonNode value) => TimeSpan.Parse(value.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static IEnumerable<string> Unknown(string json) => Paths(JsonNode.Parse(json)!, "").Where(path => !Keys.Contains(path) && !Keys.Contains(path[..(path.LastIndexOf('.') + 1)] + "*"));

    // Category names of logLevel hold dots themselves.
    private static IEnumerable<string> Paths(JsonNode node, string path)
        => node is JsonObject parent && node.GetValueKind() is JsonValueKind.Object
            ? parent.SelectMany(child => Paths(child.Value!, path.Length == 0 ? child.Key : $"{path}.{child.Key.Replace('.', '/')}"))
            : [path];
}
