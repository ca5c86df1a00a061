using HrHub.Azure.Cosmos.Events;
using HrHub.Core.Events;
using HrHub.Local.Stores;
using HrHub.TestKit;
using HrHub.TestKit.Cosmos;

namespace HrHub.Tests.Contracts.Events;

public sealed class SubscriptionsOnSqlite() : SubscriptionsContract(() =>
{
    var stores = new TestStores();
    return Task.FromResult(new Opened<ISubscriptions>(new SqliteSubscriptions(stores.Local.Records), stores));
});

public sealed class SubscriptionsOnCosmos() : SubscriptionsContract(async () => Of(await CosmosWorld.Start()))
{
    internal static Opened<ISubscriptions> Of(CosmosWorld world) => new(new CosmosSubscriptions(world.Database), world);
}

public sealed class SubscriptionsOnCosmosWithFaults() : SubscriptionsContract(async () => SubscriptionsOnCosmos.Of(await CosmosWorld.Start(withFaults: true)));
