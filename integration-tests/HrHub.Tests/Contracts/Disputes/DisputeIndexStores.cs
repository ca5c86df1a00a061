using HrHub.Azure.Cosmos.Compliance.Disputes;
using HrHub.Local.Stores;
using HrHub.TestKit;
using HrHub.TestKit.Cosmos;

namespace HrHub.Tests.Contracts.Disputes;

public sealed class DisputeIndexOnSqlite() : DisputeIndexContract(() =>
{
    var stores = new TestStores();
    var index = new SqliteDisputeIndex(stores.Local.Records);
    return Task.FromResult(new Opened<DisputeStores>(new(index, index), stores));
});

public sealed class DisputeIndexOnCosmos() : DisputeIndexContract(async () => Of(await CosmosWorld.Start()))
{
    internal static Opened<DisputeStores> Of(CosmosWorld world)
    {
        var index = new CosmosDisputeIndex(world.Database);
        return new(new(index, index), world);
    }
}

public sealed class DisputeIndexOnCosmosWithFaults() : DisputeIndexContract(async () => DisputeIndexOnCosmos.Of(await CosmosWorld.Start(withFaults: true)));
