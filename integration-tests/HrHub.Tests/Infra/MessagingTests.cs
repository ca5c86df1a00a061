using System.Reflection;
using System.Text.Json.Nodes;
using HrHub.Core.Messaging;
using HrHub.Pipeline.Sync;
using HrHub.Tests.Architecture;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Tests.Infra;

/// <summary>Queues, topic and subscriptions are the same in the code, in the Bicep and in the emulator's configuration.</summary>
[Collection(InfraTests.Name)]
public sealed class MessagingTests(Deployments deployments)
{
    /// <param name="Path">Of queue, topic, or topic and subscription.</param>
    /// <param name="Session">One message of a session at a time.</param>
    /// <param name="Duplicates">Repeated message ids are dropped; null for a subscription, whose topic does it.</param>
    /// <param name="Deliveries">Before a message is dead-lettered; null for a topic.</param>
    /// <param name="Rule">Which messages of the topic a subscription gets.</param>
    private sealed record Entity(string Path, bool Session, bool? Duplicates, int? Deliveries, string? Lock, string? Rule);

    private static IReadOnlyList<Entity> OfTheCode { get; } =
    [
        new(Entities.Normalize, false, true, 10, "PT1M", null),
        new(Entities.Capture, false, true, 10, "PT1M", null),
        new(Entities.Invite, false, true, 10, "PT1M", null),
        new(Entities.CandidateChanged, false, true, null, null, null),
        .. Downstreams.Names.Select(name => new Entity($"{Entities.CandidateChanged}/{name}", true, null, 10, "PT1M", $"sys.Label IS NULL OR sys.Label = '{name}'")),
    ];

    private static JsonNode Emulator => JsonNode.Parse(Repository.Files("Config.json", "infra/emulators").Single().Text)!["UserConfig"]!["Namespaces"]!.AsArray().Single()!;

    private static IEnumerable<ServiceBusTriggerAttribute> Triggers =>
        FunctionClassTests.Classes.SelectMany(type => type.GetMethods()).SelectMany(method => method.GetParameters()).Select(parameter => parameter.GetCustomAttribute<ServiceBusTriggerAttribute>()).OfType<ServiceBusTriggerAttribute>();

    [Fact]
    public void The_Bicep_has_the_entities_of_the_code()
        => Assert.All(deployments.All, deployment => Assert.Equal(OfTheCode.OrderBy(entity => entity.Path), OfTheBicep(deployment).OrderBy(entity => entity.Path)));

    [Fact]
    public void The_emulator_has_the_entities_of_the_code() => Assert.Equal(OfTheCode.OrderBy(entity => entity.Path), OfTheEmulator().OrderBy(entity => entity.Path));

    [Fact]
    public void Every_constant_names_an_entity()
    {
        var constants = typeof(Entities).GetFields().Select(field => (string)field.GetRawConstantValue()!).Where(value => value != Entities.DeadLetters);
        Assert.Equal(constants.Order(), OfTheCode.Select(entity => entity.Path.Split('/')[0]).Distinct().Order());
    }

    [Fact]
    public void Every_trigger_listens_to_an_entity_with_the_sessions_that_it_expects()
    {
        var heard = Triggers.Select(trigger => (Path: (trigger.QueueName ?? $"{trigger.TopicName}/{trigger.SubscriptionName}"), Session: trigger.IsSessionsEnabled)).ToList();
        var live = heard.Where(trigger => !trigger.Path.EndsWith(Entities.DeadLetters, StringComparison.Ordinal));
        Assert.Equal(OfTheCode.Where(entity => entity.Deliveries is not null).Select(entity => (entity.Path, entity.Session)).Order(), live.Order());
    }

    [Fact]
    public void Every_entity_has_somebody_who_parks_its_dead_letters()
    {
        var parked = Triggers.Select(trigger => trigger.QueueName ?? $"{trigger.TopicName}/{trigger.SubscriptionName}").Where(path => path.EndsWith(Entities.DeadLetters, StringComparison.Ordinal));
        Assert.Equal(OfTheCode.Where(entity => entity.Deliveries is not null).Select(entity => entity.Path + Entities.DeadLetters).Order(), parked.Order());
    }

    /// <summary>A trigger that names none reads the setting AzureWebJobsServiceBus, which nobody sets.</summary>
    [Fact]
    public void Every_trigger_names_the_connection() => Assert.All(Triggers, trigger => Assert.Equal("ServiceBus", trigger.Connection));

    /// <summary>The limits of the emulator's own schema: https://github.com/Azure/azure-service-bus-emulator-installer, ServiceBus-Emulator/Schema/Config-schema.json.</summary>
    [Fact]
    public void The_emulator_takes_its_configuration()
    {
        Assert.Equal("sbemulatorns", Emulator["Name"]!.GetValue<string>());
        var properties = Emulator.ToJsonString();
        Assert.DoesNotContain("\"DefaultMessageTimeToLive\":\"P1", properties, StringComparison.Ordinal);
        Assert.All(Emulator["Queues"]!.AsArray().Concat(Emulator["Topics"]!.AsArray()), entity => Assert.Equal("PT5M", Text(entity!["Properties"]!, "DuplicateDetectionHistoryTimeWindow")));
    }

    private static IEnumerable<Entity> OfTheBicep(Deployment deployment)
    {
        const string Namespace = "Microsoft.ServiceBus/namespaces";
        var rules = deployment.All($"{Namespace}/topics/subscriptions/rules").ToDictionary(Below, rule => Text(rule["properties"]!["sqlFilter"]!, "sqlExpression"));
        return deployment.All($"{Namespace}/queues").Concat(deployment.All($"{Namespace}/topics")).Concat(deployment.All($"{Namespace}/topics/subscriptions")).Select(resource =>
        {
            var properties = resource["properties"]!;
            return new Entity(Below(resource), Flag(properties, "requiresSession") ?? false, Flag(properties, "requiresDuplicateDetection"), Number(properties, "maxDeliveryCount"), Text(properties, "lockDuration"), rules.GetValueOrDefault($"{Below(resource)}/$Default"));
        });
    }

    private static IEnumerable<Entity> OfTheEmulator()
    {
        foreach (var entity in Emulator["Queues"]!.AsArray().Concat(Emulator["Topics"]!.AsArray()))
        {
            yield return Emulated(entity!, Text(entity!, "Name")!);
            foreach (var subscription in entity!["Subscriptions"]?.AsArray() ?? []) yield return Emulated(subscription!, $"{Text(entity, "Name")}/{Text(subscription!, "Name")}");
        }
    }

    private static Entity Emulated(JsonNode entity, string path)
    {
        var properties = entity["Properties"]!;
        var rule = entity["Rules"]?.AsArray().Single()!["Properties"]!["SqlFilter"]!["SqlExpression"]!.GetValue<string>();
        return new(path, Flag(properties, "RequiresSession") ?? false, Flag(properties, "RequiresDuplicateDetection"), Number(properties, "MaxDeliveryCount"), Text(properties, "LockDuration"), rule);
    }

    private static string Below(JsonNode resource) => resource["name"]!.GetValue<string>().Split('/', 2)[1];

    private static bool? Flag(JsonNode properties, string name) => properties[name]?.GetValue<bool>();

    private static int? Number(JsonNode properties, string name) => properties[name]?.GetValue<int>();

    private static string? Text(JsonNode properties, string name) => properties[name]?.GetValue<string>();
}
