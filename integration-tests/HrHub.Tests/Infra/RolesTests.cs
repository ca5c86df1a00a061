using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HrHub.Core.Messaging;
using HrHub.Tests.Architecture;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Tests.Infra;

/// <summary>Which app may do what, as its job needs it. Whoever gives a right in Bicep has to give it here too.</summary>
[Collection(InfraTests.Name)]
public sealed partial class RolesTests(Deployments deployments)
{
    private const string Documents = "Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments", Definitions = "Microsoft.DocumentDB/databaseAccounts/sqlRoleDefinitions", Roles = "Microsoft.Authorization/roleAssignments",
        OwnRoles = "Microsoft.Authorization/roleDefinitions";

    /// <summary>Who, what, on which container.</summary>
    private static readonly string[] OnDocuments =
    [
        "intake append inbox", "intake count ledger", "intake make keys",
        "pipeline erase candidates", "pipeline follow candidates", "pipeline erase index", "pipeline keep inbox", "pipeline keep ledger", "pipeline erase work", "pipeline erase keys",
        "api keep candidates", "api follow candidates", "api erase index", "api erase work", "api make keys",
        // Both accounts: names of containers and partitions, no document.
        "intake connect *", "intake connect *", "pipeline connect *", "pipeline connect *", "api connect *", "api connect *",
    ];

    /// <summary>Who, what (Azure's name of the role), on which resource.</summary>
    private static readonly string[] OnServices =
    [
        "intake: Azure Service Bus Data Sender on queues/normalize",
        "intake: Key Vault Crypto Service Encryption User on keys/hrhub-root",
        "intake: Key Vault Secrets User on vaults/i",
        "intake: Monitoring Metrics Publisher on components",
        "intake: hrhub erase objects on containers/objects within raw-",
        "intake: Storage Blob Data Owner on storageAccounts/int",

        "pipeline: Azure Service Bus Data Receiver on queues/capture",
        "pipeline: Azure Service Bus Data Receiver on queues/invite",
        "pipeline: Azure Service Bus Data Receiver on queues/normalize",
        "pipeline: Azure Service Bus Data Receiver on subscriptions/ehr",
        "pipeline: Azure Service Bus Data Receiver on subscriptions/performance",
        "pipeline: Azure Service Bus Data Receiver on subscriptions/training",
        "pipeline: Azure Service Bus Data Sender on queues/capture",
        "pipeline: Azure Service Bus Data Sender on queues/invite",
        "pipeline: Azure Service Bus Data Sender on queues/normalize",
        "pipeline: Azure Service Bus Data Sender on topics/candidate-changed",
        "pipeline: Key Vault Crypto User on keys/hrhub-root",
        "pipeline: Key Vault Secrets User on vaults/p",
        "pipeline: Monitoring Metrics Publisher on components",
        "pipeline: hrhub append objects on containers/audit-roots",
        "pipeline: hrhub erase objects on containers/objects",
        "pipeline: Storage Blob Data Owner on storageAccounts/pip",

        "api: Azure Service Bus Data Sender on queues/invite",
        "api: Azure Service Bus Data Sender on topics/candidate-changed",
        "api: Key Vault Crypto Service Encryption User on keys/hrhub-root",
        "api: Monitoring Metrics Publisher on components",
        "api: Storage Blob Data Owner on storageAccounts/api",
        "api: Storage Blob Data Reader on containers/objects",
        "api: hrhub erase objects on containers/objects within mat- or *.poster",
    ];

    /// <summary>https://learn.microsoft.com/azure/role-based-access-control/built-in-roles</summary>
    private static readonly Dictionary<string, string> BuiltIn = new()
    {
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = "Storage Blob Data Owner",
        ["2a2b9908-6ea1-4ae2-8e65-a410df84e7d1"] = "Storage Blob Data Reader",
        ["69a216fc-b8fb-44d8-bc22-1f3c2cd27a39"] = "Azure Service Bus Data Sender",
        ["4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0"] = "Azure Service Bus Data Receiver",
        ["e147488a-f6f5-4113-8e2d-b22465e65bf6"] = "Key Vault Crypto Service Encryption User",
        ["12338af0-0e69-4776-bea7-57ae8d297424"] = "Key Vault Crypto User",
        ["4633458b-17de-408a-b874-0445c86b69e6"] = "Key Vault Secrets User",
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = "Monitoring Metrics Publisher",
    };

    [Fact]
    public void Rights_on_documents_are_those_of_the_table()
        => Assert.All(deployments.All, deployment =>
        {
            var names = deployment.All(Definitions).DistinctBy(Id).ToDictionary(Id, definition => Text(definition, "roleName").Split(' ')[1]);
            var given = deployment.All(Documents).Select(right => $"{Who(right)} {names[Text(right, "roleDefinitionId").Split('/')[^1]]} {On(Text(right, "scope"))}");
            Assert.Equal(OnDocuments.Order(), given.Order());

            static string Id(JsonNode definition) => definition["name"]!.GetValue<string>().Split('/')[1];
            static string On(string scope) => scope.Contains("/colls/", StringComparison.Ordinal) ? scope.Split('/')[^1] : "*";
        });

    [Fact]
    public void Rights_on_services_are_those_of_the_table()
        => Assert.All(deployments.All, deployment => Assert.Equal(OnServices.Order(), deployment.All(Roles).Select(right => Described(right, Named(deployment))).Order()));

    [Fact]
    public void An_app_may_receive_what_its_functions_listen_to_and_nothing_else()
    {
        var heard = FunctionClassTests.Classes.SelectMany(type => type.GetMethods()).SelectMany(method => method.GetParameters(), (method, parameter) => (App: method.DeclaringType!.Assembly.GetName().Name!.Split('.')[^1], Trigger: parameter.GetCustomAttribute<ServiceBusTriggerAttribute>()))
            .Where(found => found.Trigger is not null)
            .Select(found => $"{found.App}: Azure Service Bus Data Receiver on {(found.Trigger!.QueueName is { } queue ? $"queues/{queue}" : $"subscriptions/{found.Trigger.SubscriptionName}")}".Replace(Entities.DeadLetters, "", StringComparison.Ordinal))
            .Select(right => char.ToLowerInvariant(right[0]) + right[1..]).Distinct();
        Assert.Equal(heard.Order(), OnServices.Where(right => right.Contains("Receiver", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public void The_intake_may_neither_list_nor_change_nor_delete_a_document_but_its_counters()
    {
        var actions = Actions();
        Assert.Equal(["create", "read"], actions["append"]);
        Assert.Equal(["create", "read", "replace"], actions["count"]);
        Assert.Equal(["create", "executeQuery", "read"], actions["make"]);
    }

    [Fact]
    public void Only_the_pipeline_may_delete_a_persons_file_or_a_key_and_nobody_a_delivery()
    {
        Assert.Equal(["erase"], Actions().Where(role => role.Value.Contains("delete")).Select(role => role.Key));
        Assert.Equal(["api index", "api work", "pipeline candidates", "pipeline index", "pipeline keys", "pipeline work"], OnDocuments.Where(right => right.Contains(" erase ", StringComparison.Ordinal)).Select(right => right.Replace(" erase ", " ", StringComparison.Ordinal)).Order());
    }

    /// <summary>The data roles whose names say contributor let their holder delete the whole container.</summary>
    [Fact]
    public void No_app_may_manage_anything()
    {
        // Whether the container of the audit roots is write-once.
        const string Look = "Microsoft.Storage/storageAccounts/blobServices/containers/read";
        Assert.All(deployments.All.SelectMany(deployment => deployment.All(OwnRoles)), role => Assert.DoesNotContain(role["properties"]!["permissions"]![0]!["actions"]!.AsArray(), action => action!.GetValue<string>() != Look));
        Assert.DoesNotContain(OnServices, right => right.Contains("Contributor", StringComparison.Ordinal));
    }

    [Fact]
    public void Nobody_may_delete_an_audit_root()
    {
        var actions = deployments["prod"].All(OwnRoles).Single(role => Text(role, "roleName").StartsWith("hrhub append objects", StringComparison.Ordinal))["properties"]!["permissions"]![0]!["dataActions"]!;
        Assert.DoesNotContain(actions.AsArray(), action => action!.GetValue<string>().EndsWith("delete", StringComparison.Ordinal));
    }

    private Dictionary<string, string[]> Actions() => deployments["prod"].All(Definitions)
        .DistinctBy(definition => Text(definition, "roleName"))
        .ToDictionary(
            definition => Text(definition, "roleName").Split(' ')[1],
            definition => definition["properties"]!["permissions"]![0]!["dataActions"]!.AsArray().Select(action => action!.GetValue<string>().Split('/')[^1]).Order(StringComparer.Ordinal).ToArray());

    private static Dictionary<string, string> Named(Deployment deployment)
        => deployment.All(OwnRoles).Select(role => KeyValuePair.Create(role["name"]!.GetValue<string>(), Text(role, "roleName")[..Text(role, "roleName").LastIndexOf(' ')])).Concat(BuiltIn).ToDictionary();

    private static string Described(JsonNode right, Dictionary<string, string> roles)
    {
        // The id of the assignment begins with what it is about.
        var scope = Scope().Match(right["id"]!.GetValue<string>()).Groups["scope"].Value.Split('/');
        var on = scope[^2] switch
        {
            "components" => "components",
            "vaults" => $"vaults/{scope[^1].Split('-')[^1]}",
            "storageAccounts" => $"storageAccounts/{scope[^1][^3..]}",
            var kind => $"{kind}/{scope[^1]}",
        };
        var within = right["properties"]!["condition"] is { } condition ? $" within {Within().Match(condition.GetValue<string>()).Groups["prefix"].Value}{string.Concat(Ending().Matches(condition.GetValue<string>()).Select(ending => $" or {ending.Groups["pattern"].Value}"))}" : "";
        return $"{Who(right)}: {roles[Text(right, "roleDefinitionId").Split('/')[^1]]} on {on}{within}";
    }

    private static string Who(JsonNode right) => Identity().Match(Text(right, "principalId")).Groups["app"].Value;

    private static string Text(JsonNode resource, string property) => resource["properties"]![property]!.GetValue<string>();

    [GeneratedRegex(@"extensionResourceId\('(?<scope>[^']+)'")]
    private static partial Regex Scope();

    [GeneratedRegex(@"userAssignedIdentities/[^']*-(?<app>\w+)'")]
    private static partial Regex Identity();

    [GeneratedRegex(@"@Resource\[[^\]]*:path\] StringStartsWith '(?<prefix>[^']+)'")]
    private static partial Regex Within();

    [GeneratedRegex(@"@Resource\[[^\]]*:path\] StringLike '(?<pattern>[^']+)'")]
    private static partial Regex Ending();
}
