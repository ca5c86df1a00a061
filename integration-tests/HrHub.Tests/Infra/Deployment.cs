using System.Text.Json.Nodes;

namespace HrHub.Tests.Infra;

/// <summary>What the compiler predicts that a deployment of one stage makes. What only the service can tell stays an expression in brackets.</summary>
public sealed class Deployment
{
    private readonly List<JsonNode> _resources;

    private Deployment(JsonNode snapshot) => _resources = [.. snapshot["predictedResources"]!.AsArray().Select(resource => resource!)];

    /// <param name="stage">Which parameters.</param>
    /// <param name="changes">Text of the parameters that is replaced by another before.</param>
    public static async Task<Deployment> Predict(string stage, params (string Before, string After)[] changes)
    {
        using var infra = new InfraCopy();
        foreach (var (before, after) in changes) infra.Replace($"parameters/{stage}.bicepparam", before, after);
        var (exit, said) = await BicepCompiler.Run("snapshot", infra.PathOf($"parameters/{stage}.bicepparam"), "--mode", "overwrite",
            "--resource-group", "hub", "--subscription-id", Guid.Empty.ToString(), "--location", "eastasia");
        Assert.True(exit == 0, said);
        return new(JsonNode.Parse(await File.ReadAllTextAsync(infra.PathOf($"parameters/{stage}.snapshot.json")))!);
    }

    /// <summary>Resources of a type, such as <c>Microsoft.Web/sites</c>.</summary>
    public IEnumerable<JsonNode> All(string type) => _resources.Where(resource => resource["type"]!.GetValue<string>() == type);

    /// <summary>App settings by app.</summary>
    public IReadOnlyDictionary<string, JsonObject> Settings => All("Microsoft.Web/sites/config").ToDictionary(
        config => config["name"]!.GetValue<string>().Split('/')[0].Split('-')[^1],
        config => config["properties"]!.AsObject());
}
