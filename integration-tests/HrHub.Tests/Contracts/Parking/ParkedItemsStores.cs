using HrHub.Azure.Cosmos.Compliance.Parked;
using HrHub.Core.Parking;
using HrHub.TestKit;
using HrHub.TestKit.Cosmos;

namespace HrHub.Tests.Contracts.Parking;

public sealed class ParkedItemsOnSqlite() : ParkedItemsContract(() =>
{
    var stores = new TestStores();
    return Task.FromResult(new Opened<IParkedItems>(stores.Parked, stores));
});

public sealed class ParkedItemsOnCosmos() : ParkedItemsContract(async () => Of(await CosmosWorld.Start()))
{
    internal static Opened<IParkedItems> Of(CosmosWorld world) => new(new CosmosParkedItems(world.Database), world);
}

public sealed class ParkedItemsOnCosmosWithFaults() : ParkedItemsContract(async () => ParkedItemsOnCosmos.Of(await CosmosWorld.Start(withFaults: true)));
