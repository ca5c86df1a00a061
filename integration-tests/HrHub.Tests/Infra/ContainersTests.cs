using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using HrHub.Azure.Cosmos;
using HrHub.Tests.Architecture;
using Microsoft.Azure.Cosmos;

namespace HrHub.Tests.Infra;

/// <summary>The containers that Bicep makes are those that the code defines, in the account where they belong.</summary>
[Collection(InfraTests.Name)]
public sealed class ContainersTests(Deployments deployments)
{
    private const string Type = "Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers";
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void The_file_that_Bicep_reads_says_what_the_code_defines()
    {
        var defined = ContainerDefinitions.All.OrderBy(container => container.Id, StringComparer.Ordinal).Select(container => new
        {
            name = container.Id,
            indexed = container.IndexingPolicy.IncludedPaths.Select(path => path.Path),
            composites = container.IndexingPolicy.CompositeIndexes.Select(index => index.Select(part => new { path = part.Path, order = part.Order is CompositePathSortOrder.Ascending ? "ascending" : "descending" })),
        });
        var expected = JsonSerializer.Serialize(defined, Written);
        Assert.True(expected == Repository.Files("containers.json", "infra").Single().Text.TrimEnd(), $"infra/containers.json must be:\n{expected}");
    }

    [Fact]
    public void Every_container_has_the_partition_key_of_the_code_and_no_time_to_live()
        => Assert.All(deployments.All.SelectMany(deployment => deployment.All(Type)), container =>
        {
            var resource = container["properties"]!["resource"]!;
            Assert.Equal([ContainerDefinitions.PartitionKey], resource["partitionKey"]!["paths"]!.AsArray().Select(path => path!.GetValue<string>()));
            Assert.Equal(2, resource["partitionKey"]!["version"]!.GetValue<int>());
            Assert.Equal(["/*"], resource["indexingPolicy"]!["excludedPaths"]!.AsArray().Select(path => path!["path"]!.GetValue<string>()));
            Assert.Null(resource["defaultTtl"]);
            Assert.All(ContainerDefinitions.All, definition => Assert.Null(definition.DefaultTimeToLive));
        });

    [Fact]
    public void Keys_lie_in_an_account_of_their_own_with_a_short_backup_and_strong_consistency()
        => Assert.All(deployments.All, deployment =>
        {
            var byAccount = deployment.All(Type).Select(container => container["name"]!.GetValue<string>().Split('/')).GroupBy(name => name[0], name => name[2]).ToDictionary(account => account.Key, account => account.ToHashSet());
            var own = Assert.Single(byAccount, account => account.Value.SetEquals([ContainerNames.Keys])).Key;
            Assert.Equal(2, byAccount.Count);

            var properties = Account(deployment, own);
            Assert.Equal("Strong", properties["consistencyPolicy"]!["defaultConsistencyLevel"]!.GetValue<string>());
            Assert.Equal(8, properties["backupPolicy"]!["periodicModeProperties"]!["backupRetentionIntervalInHours"]!.GetValue<int>());
            Assert.NotEqual("Geo", properties["backupPolicy"]!["periodicModeProperties"]!["backupStorageRedundancy"]!.GetValue<string>());
        });

    [Fact]
    public void No_account_can_be_used_with_a_key()
        => Assert.All(deployments.All.SelectMany(deployment => deployment.All("Microsoft.DocumentDB/databaseAccounts")), account => Assert.True(account["properties"]!["disableLocalAuth"]!.GetValue<bool>()));

    private static JsonNode Account(Deployment deployment, string name)
        => deployment.All("Microsoft.DocumentDB/databaseAccounts").Single(account => account["name"]!.GetValue<string>() == name)["properties"]!;
}
