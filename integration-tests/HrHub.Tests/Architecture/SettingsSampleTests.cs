using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace HrHub.Tests.Architecture;

/// <summary>The sample settings hold every key that the hub reads, and none that nobody reads.</summary>
public sealed class SettingsSampleTests
{
    /// <summary>Read by the Functions host.</summary>
    private static readonly string[] ReadByTheHost = ["FUNCTIONS_WORKER_RUNTIME", "AzureWebJobsStorage", "ServiceBus"];

    internal static HashSet<string> Sample { get; } = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "local.settings.sample.json")))
        .RootElement.GetProperty("Values").EnumerateObject().Select(value => value.Name.Replace("__", ":", StringComparison.Ordinal))
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    [Fact]
    public void Every_bound_setting_is_in_the_sample()
    {
        var missing = BoundSettings.All.Where(setting => !Sample.Any(setting.Covers));
        Assert.Empty(missing.Select(setting => setting.Key));
    }

    [Fact]
    public void Every_setting_that_a_trigger_names_is_in_the_sample() => Assert.Empty(BoundSettings.NamedByTriggers(FunctionClassTests.Classes).Except(Sample, StringComparer.OrdinalIgnoreCase));

    [Fact]
    public void Every_secret_that_a_built_in_profile_names_is_in_the_sample()
    {
        var secrets = Repository.Files("*.json", "functions/HrHub.Core/Vendors/Profiles").SelectMany(profile => Secrets(JsonNode.Parse(profile.Text))).ToList();
        Assert.NotEmpty(secrets);
        Assert.Empty(secrets.Select(name => $"Vendors:Secrets:{name}").Except(Sample, StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void Every_key_of_the_sample_is_read_by_somebody()
    {
        var read = BoundSettings.NamedByTriggers(FunctionClassTests.Classes).Concat(ReadByTheHost).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Assert.NotEmpty(BoundSettings.All);
        var idle = Sample.Where(key => !read.Contains(key) && !BoundSettings.All.Any(setting => setting.Covers(key)));
        Assert.Empty(idle);
    }

    [Fact]
    public void Options_are_bound_in_the_one_way_that_this_test_can_read()
    {
        var unread = Repository.Files("*.cs", "functions/HrHub.Core", "functions/HrHub.Intake", "functions/HrHub.Pipeline", "functions/HrHub.Api", "functions/HrHub.EmbeddedWorker")
            .Where(file => Regex.Count(file.Text, @"\bAddOptions<|\.Bind\(") != BoundSettings.Binding().Count(file.Text));
        Assert.Empty(unread.Select(file => file.Name));
    }

    private static IEnumerable<string> Secrets(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => member.Key switch
        {
            "secret" => [member.Value!.GetValue<string>()],
            "secrets" => member.Value!.AsArray().Select(name => name!.GetValue<string>()),
            _ => Secrets(member.Value),
        }),
        JsonArray items => items.SelectMany(Secrets),
        _ => [],
    };
}
