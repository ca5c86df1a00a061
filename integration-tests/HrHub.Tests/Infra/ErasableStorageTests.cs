using System.Text.Json.Nodes;
using HrHub.Azure.Blobs;

namespace HrHub.Tests.Infra;

/// <summary>Nothing keeps a deleted object of a person, and nothing lets an audit root be deleted.</summary>
[Collection(InfraTests.Name)]
public sealed class ErasableStorageTests(Deployments deployments)
{
    private const string Accounts = "Microsoft.Storage/storageAccounts";

    [Fact]
    public void A_deleted_object_is_gone()
        => Assert.All(deployments.All, deployment =>
        {
            var account = AccountOf(deployment, BlobContainers.ObjectsName);
            var blobs = Single(deployment, $"{Accounts}/blobServices", $"{account}/default")["properties"]!;
            Assert.False(blobs["isVersioningEnabled"]!.GetValue<bool>());
            foreach (var net in new[] { "deleteRetentionPolicy", "containerDeleteRetentionPolicy", "restorePolicy", "changeFeed" })
                Assert.False(blobs[net]!["enabled"]!.GetValue<bool>(), net);
        });

    [Fact]
    public void An_audit_root_can_be_written_once_and_not_deleted()
        => Assert.All(deployments.All, deployment =>
        {
            var account = AccountOf(deployment, BlobContainers.RootsName);
            Assert.NotEqual(AccountOf(deployment, BlobContainers.ObjectsName), account);
            var policy = Single(deployment, $"{Accounts}/blobServices/containers/immutabilityPolicies", $"{account}/default/{BlobContainers.RootsName}/default")["properties"]!;
            Assert.True(policy["immutabilityPeriodSinceCreationInDays"]!.GetValue<int>() >= 1);
            Assert.False(policy["allowProtectedAppendWrites"]!.GetValue<bool>());
        });

    [Fact]
    public void No_account_can_be_used_with_a_key_or_read_by_everybody()
        => Assert.All(deployments.All.SelectMany(deployment => deployment.All(Accounts)), account =>
        {
            Assert.False(account["properties"]!["allowSharedKeyAccess"]!.GetValue<bool>());
            Assert.False(account["properties"]!["allowBlobPublicAccess"]!.GetValue<bool>());
        });

    [Fact]
    public void Every_vault_is_protected_from_purges_and_takes_roles_only()
        => Assert.All(deployments.All.SelectMany(deployment => deployment.All("Microsoft.KeyVault/vaults")), vault =>
        {
            Assert.True(vault["properties"]!["enablePurgeProtection"]!.GetValue<bool>());
            Assert.True(vault["properties"]!["enableRbacAuthorization"]!.GetValue<bool>());
        });

    [Fact]
    public void The_root_key_never_leaves_its_vault()
        => Assert.All(deployments.All, deployment =>
        {
            var key = Assert.Single(deployment.All("Microsoft.KeyVault/vaults/keys"))["properties"]!;
            Assert.Equal("RSA", key["kty"]!.GetValue<string>());
            Assert.False(key["attributes"]!["exportable"]!.GetValue<bool>());
            Assert.Equal(["sign", "unwrapKey", "verify", "wrapKey"], key["keyOps"]!.AsArray().Select(use => use!.GetValue<string>()).Order());
        });

    [Fact]
    public void In_production_no_store_is_open_to_the_internet_and_nobody_deletes_one_by_mistake()
    {
        var prod = deployments["prod"];
        foreach (var type in new[] { Accounts, "Microsoft.KeyVault/vaults", "Microsoft.DocumentDB/databaseAccounts", "Microsoft.ServiceBus/namespaces" })
            Assert.All(prod.All(type), store => Assert.Equal("Disabled", store["properties"]!["publicNetworkAccess"]!.GetValue<string>()));
        var stores = prod.All(Accounts).Concat(prod.All("Microsoft.KeyVault/vaults")).Concat(prod.All("Microsoft.DocumentDB/databaseAccounts")).Concat(prod.All("Microsoft.ServiceBus/namespaces"));
        var reached = prod.All("Microsoft.Network/privateEndpoints").Select(endpoint => endpoint["properties"]!["privateLinkServiceConnections"]![0]!["properties"]!["privateLinkServiceId"]!.GetValue<string>());
        Assert.Equal(stores.Select(store => store["id"]!.GetValue<string>()).Order(), reached.Order());
        Assert.Equal("CanNotDelete", Assert.Single(prod.All("Microsoft.Authorization/locks"))["properties"]!["level"]!.GetValue<string>());
    }

    private static string AccountOf(Deployment deployment, string container)
        => deployment.All($"{Accounts}/blobServices/containers").Select(one => one["name"]!.GetValue<string>().Split('/')).Single(name => name[2] == container)[0];

    private static JsonNode Single(Deployment deployment, string type, string name) => deployment.All(type).Single(one => one["name"]!.GetValue<string>() == name);
}
