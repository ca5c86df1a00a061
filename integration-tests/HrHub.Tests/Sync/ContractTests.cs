using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using HrHub.Core.Canonical;
using HrHub.Pipeline.Sync.Ehr;
using HrHub.Pipeline.Sync.Performance;
using HrHub.Pipeline.Sync.Training;
using Refit;

namespace HrHub.Tests.Sync;

public sealed class ContractTests
{
    private static readonly Dictionary<string, Type> Models = new()
    {
        ["Candidate"] = typeof(EhrCandidate), ["Interview"] = typeof(EhrInterview), ["Dimension"] = typeof(EhrDimension), ["Score"] = typeof(EhrScore),
        ["Onboarding"] = typeof(EhrOnboarding), ["Receipt"] = typeof(EhrReceipt), ["Baseline"] = typeof(Baseline), ["BaselineRow"] = typeof(BaselineRow),
        ["BaselineReceipt"] = typeof(BaselineReceipt), ["RowResult"] = typeof(RowResult), ["Recommendations"] = typeof(Recommendations), ["RecommendedCourse"] = typeof(RecommendedCourse),
    };

    [Theory]
    [InlineData("ehr", typeof(IEhrApi))]
    [InlineData("performance", typeof(IPerformanceApi))]
    [InlineData("training", typeof(ITrainingApi))]
    public void Our_calls_are_the_contracts_calls(string system, Type api)
    {
        var ours = api.GetMethods().Select(method => method.GetCustomAttribute<HttpMethodAttribute>()!).Select(call => $"{call.Method} {call.Path}").Order();
        var theirs = Contract(system)["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(call => $"{call.Key.ToUpperInvariant()} {path.Key}")).Order();
        Assert.Equal(theirs, ours);
    }

    [Theory]
    [InlineData("ehr", typeof(IEhrApi))]
    [InlineData("performance", typeof(IPerformanceApi))]
    [InlineData("training", typeof(ITrainingApi))]
    public void Every_call_carries_key_and_version(string system, Type api)
    {
        Assert.All(api.GetMethods(), method => Assert.Equal(["Idempotency-Key", "X-HrHub-Version"], method.GetParameters().Select(parameter => parameter.GetCustomAttribute<HeaderAttribute>()?.Header).OfType<string>()));
        Assert.All(Contract(system)["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()), call =>
        {
            var parameters = call.Value!["parameters"]!.AsArray().Select(parameter => (string?)parameter!["$ref"]).ToList();
            Assert.Contains("#/components/parameters/IdempotencyKey", parameters);
            Assert.Contains("#/components/parameters/Version", parameters);
        });
    }

    [Theory]
    [InlineData("ehr", 4)]
    [InlineData("performance", 4)]
    [InlineData("training", 2)]
    public void Every_example_reads_into_our_models_and_back(string system, int expected)
    {
        var examples = Examples(Contract(system)["paths"]!).ToList();
        Assert.Equal(expected, examples.Count);
        Assert.All(examples, example =>
        {
            // Strict: a member that our model lacks is an error here.
            var model = JsonSerializer.Deserialize(example.Value, Models[example.Schema], CanonicalJson.Options);
            var back = JsonSerializer.SerializeToNode(model, Models[example.Schema], CanonicalJson.Options);
            Assert.True(JsonNode.DeepEquals(example.Value, back), $"{system} {example.Schema}: {example.Value.ToJsonString()} became {back!.ToJsonString()}");
        });
    }

    [Theory]
    [InlineData("ehr")]
    [InlineData("performance")]
    [InlineData("training")]
    public void Our_models_have_the_members_of_the_schemas(string system)
    {
        foreach (var (name, schema) in Contract(system)["components"]!["schemas"]!.AsObject().Where(schema => schema.Key != "Problem"))
        {
            var ours = Models[name].GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).Order();
            Assert.Equal(schema!["properties"]!.AsObject().Select(property => property.Key).Order(), ours);
        }
    }

    private static IEnumerable<(string Schema, JsonNode Value)> Examples(JsonNode node)
    {
        if (node is JsonArray items) return items.SelectMany(item => Examples(item!));
        if (node is not JsonObject members) return [];
        if (members["schema"]?["$ref"] is { } schema && (members["example"] ?? members["examples"]) is not null)
        {
            var name = ((string)schema!).Split('/')[^1];
            return members["example"] is { } one ? [(name, one)] : members["examples"]!.AsObject().Select(example => (name, example.Value!["value"]!));
        }
        return members.Where(member => member.Value is not null).SelectMany(member => Examples(member.Value!));
    }

    private static JsonNode Contract(string system)
    {
        using var file = typeof(HrHub.Local.Sandbox.Downstream.SandboxSystem).Assembly.GetManifestResourceStream($"contracts/{system}.json")!;
        return JsonNode.Parse(file)!;
    }
}
