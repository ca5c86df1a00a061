using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HrHub.Pipeline.Sync;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Tests.Architecture;

/// <summary>The sample settings hold every key that the hub reads, and none that nobody reads.</summary>
public sealed partial class SettingsSampleTests
{
    /// <summary>Read by the Functions host, and by the Azure flavour, which these tests do not load.</summary>
    private static readonly string[] ReadOnAzure = ["FUNCTIONS_WORKER_RUNTIME", "AzureWebJobsStorage", "ServiceBus:FullyQualifiedNamespace", "KeyVault:RootKeyId"];

    private static readonly HashSet<string> Sample = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "local.settings.sample.json")))
        .RootElement.GetProperty("Values").EnumerateObject().Select(value => value.Name.Replace("__", ":", StringComparison.Ordinal))
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    [Fact]
    public void Every_bound_setting_is_in_the_sample()
    {
        var missing = Bound().Where(setting => setting.IsBranch
            ? !Sample.Any(key => key.StartsWith(setting.Key + ":", StringComparison.OrdinalIgnoreCase))
            : !Sample.Contains(setting.Key));
        Assert.Empty(missing.Select(setting => setting.Key));
    }

    [Fact]
    public void Every_setting_that_a_trigger_names_is_in_the_sample() => Assert.Empty(NamedByTriggers().Except(Sample, StringComparer.OrdinalIgnoreCase));

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
        var read = NamedByTriggers().Concat(ReadOnAzure).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var bound = Bound().ToList();
        Assert.NotEmpty(bound);
        var idle = Sample.Where(key => !read.Contains(key) && !bound.Any(setting => setting.IsBranch
            ? key.StartsWith(setting.Key + ":", StringComparison.OrdinalIgnoreCase)
            : key.Equals(setting.Key, StringComparison.OrdinalIgnoreCase)));
        Assert.Empty(idle);
    }

    [Fact]
    public void Options_are_bound_in_the_one_way_that_this_test_can_read()
    {
        var unread = Repository.Files("*.cs", "functions/HrHub.Core", "functions/HrHub.Intake", "functions/HrHub.Pipeline", "functions/HrHub.Api", "functions/HrHub.EmbeddedWorker")
            .Where(file => Regex.Count(file.Text, @"\bAddOptions<|\.Bind\(") != Binding().Count(file.Text));
        Assert.Empty(unread.Select(file => file.Name));
    }

    /// <param name="Key">Section and property.</param>
    /// <param name="IsBranch">True when the values lie below the key: a dictionary, a list or a record.</param>
    private sealed record Setting(string Key, bool IsBranch);

    private static IEnumerable<Setting> Bound()
    {
        var types = HubCode.All.Append(HubCode.Azure).SelectMany(HubCode.WrittenTypes).ToLookup(type => type.Name);
        return from file in Repository.Files("*.cs", "functions")
               where !file.Name.StartsWith("functions/HrHub.Azure/ServiceBus/", StringComparison.Ordinal) && !file.Name.StartsWith("functions/HrHub.Azure/KeyVault/", StringComparison.Ordinal)
               from Match bind in Binding().Matches(file.Text)
               let options = types[bind.Groups["type"].Value].Single()
               from section in Sections(bind.Groups["section"].Value)
               from property in options.GetProperties(BindingFlags.Public | BindingFlags.Instance)
               where property.CanWrite || typeof(IEnumerable).IsAssignableFrom(property.PropertyType)
               select new Setting($"{section}:{property.Name}", IsBranch(property.PropertyType));
    }

    /// <summary>A section that is written with a name in it is there once for each downstream system.</summary>
    private static IEnumerable<string> Sections(string written)
        => written.Contains("{name}", StringComparison.Ordinal) ? Downstreams.Names.Select(name => written.Replace("{name}", name, StringComparison.Ordinal)) : [written];

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

    private static bool IsBranch(Type type)
    {
        var value = Nullable.GetUnderlyingType(type) ?? type;
        return !(value.IsPrimitive || value.IsEnum || value.IsValueType || value == typeof(string) || value == typeof(Uri));
    }

    private static IEnumerable<string> NamedByTriggers() =>
        from type in FunctionClassTests.Classes
        from method in type.GetMethods()
        where method.IsDefined(typeof(FunctionAttribute))
        from parameter in method.GetParameters()
        from attribute in parameter.GetCustomAttributesData()
        from argument in attribute.ConstructorArguments.Concat(attribute.NamedArguments.Select(named => named.TypedValue))
        where argument.Value is string
        from Match name in Expression().Matches((string)argument.Value!)
        select name.Groups[1].Value;

    [GeneratedRegex(@"AddOptions<(?<type>\w+)>\((?:name)?\)\s*\.BindConfiguration\((?:nameof\((?<section>\w+)\)|\$?""(?<section>[^""]+)"")\)")]
    private static partial Regex Binding();

    [GeneratedRegex("%([^%]+)%")]
    private static partial Regex Expression();
}
