namespace HrHub.Tests.Architecture;

/// <summary>
/// The Azure flavour is not built here. What the function classes and the embedded worker's stand-ins say is held against a table of the real packages instead, so that it compiles the first time.
/// </summary>
public sealed class WorkerPackagesTests
{
    private static WorkerPackages Real { get; } = WorkerPackages.Read();

    private static IEnumerable<Type> StandIns => HubCode.EmbeddedWorker.GetExportedTypes().Where(type => type.Namespace == WorkerPackages.Namespace);

    [Fact]
    public void Every_entry_names_its_package_its_documentation_page_and_its_source()
        => Assert.All(Real.Types.Values, type =>
        {
            Assert.Matches(@"^Microsoft\.Azure\.Functions\.Worker\.[A-Za-z.]+ \d+\.\d+\.\d+$", type.Package);
            Assert.Collection(type.Sources,
                page => Assert.StartsWith("https://learn.microsoft.com/azure/azure-functions/", page, StringComparison.Ordinal),
                source => Assert.Matches(@"^https://github\.com/Azure/azure-functions-dotnet-worker/blob/[0-9a-f]{40}/.+\.cs$", source));
        });

    [Fact]
    public void The_packages_of_the_table_are_those_that_the_apps_reference()
    {
        var pinned = System.Xml.Linq.XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props")).Descendants("PackageVersion")
            .Select(package => $"{package.Attribute("Include")!.Value} {package.Attribute("Version")!.Value}").ToHashSet();
        // Core and Extensions.Abstractions come with the packages that are named.
        Assert.All(Real.Types.Values.Select(type => type.Package).Where(package => !package.Contains("Abstractions", StringComparison.Ordinal)),
            package => Assert.Contains(package.Replace(".Core ", " ", StringComparison.Ordinal), pinned));
    }

    [Fact]
    public void Stand_ins_have_nothing_that_the_real_types_lack()
    {
        Assert.Contains(StandIns, type => type.Name == "ServiceBusTriggerAttribute");
        Assert.Empty(StandIns.SelectMany(type => WorkerStandIns.Beyond(Real, type)));
    }

    [Fact]
    public void Function_classes_use_nothing_that_the_real_packages_lack() => Assert.Empty(Unknown(Real));

    [Theory]
    [InlineData("FunctionAttribute", "String name", "ReceiveWebhookFunction: FunctionAttribute(String)")]
    [InlineData("HttpTriggerAttribute", "AuthorizationLevel authLevel, params String[] methods", "ReceiveWebhookFunction: HttpTriggerAttribute(AuthorizationLevel, String[])")]
    [InlineData("TimerTriggerAttribute", "String schedule", "SweepInboxFunction: TimerTriggerAttribute(String)")]
    [InlineData("ServiceBusTriggerAttribute", "String queueName", "NormalizeDeliveryFunction: ServiceBusTriggerAttribute(String)")]
    [InlineData("ServiceBusTriggerAttribute", "String topicName, String subscriptionName", "SyncEhrFunction: ServiceBusTriggerAttribute(String, String)")]
    public void A_constructor_that_the_package_lacks_is_found(string type, string signature, string expected)
    {
        var other = Real.With(type, real => real with { Constructors = [.. real.Constructors.Except([signature])] });
        Assert.Contains(expected, Unknown(other));
        Assert.Contains($"{type}: constructor ({signature})", StandIns.SelectMany(standIn => WorkerStandIns.Beyond(other, standIn)));
    }

    [Theory]
    [InlineData("HttpTriggerAttribute", "Route", "ReceiveWebhookFunction: HttpTriggerAttribute.Route")]
    [InlineData("ServiceBusTriggerAttribute", "Connection", "ParkCaptureDeadLettersFunction: ServiceBusTriggerAttribute.Connection")]
    [InlineData("ServiceBusTriggerAttribute", "IsSessionsEnabled", "SyncEhrFunction: ServiceBusTriggerAttribute.IsSessionsEnabled")]
    [InlineData("FunctionContext", "BindingContext", "DeadLetterReason: FunctionContext.get_BindingContext")]
    [InlineData("BindingContext", "BindingData", "DeadLetterReason: BindingContext.get_BindingData")]
    public void A_property_that_the_package_lacks_is_found(string type, string property, string expected)
    {
        var other = Real.With(type, real => real with { Properties = real.Properties.Where(entry => entry.Key != property).ToDictionary() });
        Assert.Contains(expected, Unknown(other));
        Assert.Contains(StandIns.SelectMany(standIn => WorkerStandIns.Beyond(other, standIn)), found => found.StartsWith($"{type}: property {property}:", StringComparison.Ordinal));
    }

    [Fact]
    public void A_property_that_the_package_lets_nobody_set_is_found()
    {
        var other = Real.With("ServiceBusTriggerAttribute", real => real with { Properties = new Dictionary<string, string>(real.Properties) { ["IsSessionsEnabled"] = "Boolean get" } });
        Assert.Contains("SyncTrainingFunction: ServiceBusTriggerAttribute.IsSessionsEnabled", Unknown(other));
        Assert.Contains("ServiceBusTriggerAttribute: property IsSessionsEnabled: Boolean get set", StandIns.SelectMany(standIn => WorkerStandIns.Beyond(other, standIn)));
    }

    [Fact]
    public void A_type_that_the_packages_lack_is_found()
    {
        var other = Real.Without("TimerInfo");
        Assert.Contains($"HrHub.Pipeline.dll: type {WorkerPackages.Namespace}.TimerInfo", Unknown(other));
        Assert.Contains("TimerInfo: no such type", StandIns.SelectMany(standIn => WorkerStandIns.Beyond(other, standIn)));
    }

    [Fact]
    public void Whatever_a_stand_in_has_beyond_the_real_type_is_found()
    {
        var real = new WorkerPackages(new Dictionary<string, WorkerType>
        {
            [nameof(Grown)] = Real.Types["TimerTriggerAttribute"] with { Kind = "sealed attribute on Parameter" },
            [nameof(Moved)] = Real.Types["AuthorizationLevel"],
        });
        Assert.Equal(
            ["Grown: constructor (String schedule, Boolean twice)", "Grown: field Field", "Grown: method Method", "Grown: property Schedule: String get set", "Grown: property Twice: Boolean get", "Grown: sealed attribute on Method, not sealed attribute on Parameter"],
            WorkerStandIns.Beyond(real, typeof(Grown)).OrderBy(found => found.Contains("not", StringComparison.Ordinal)).ThenBy(found => found, StringComparer.Ordinal));
        Assert.Equal(["Moved: value User", "Moved: value Guest"], WorkerStandIns.Beyond(real, typeof(Moved)));
    }

    private static IEnumerable<string> Unknown(WorkerPackages packages) => HubCode.Apps.SelectMany(app => WorkerUses.Unknown(packages, app));

    [AttributeUsage(AttributeTargets.Method)]
    private sealed class Grown(string schedule, bool twice) : Attribute
    {
        public readonly int Field = schedule.Length;

        public string Schedule { get; set; } = schedule;

        public bool Twice { get; } = twice;

        public int Method() => Field;
    }

    private enum Moved { Anonymous, User = 7, Guest = 8 }
}
