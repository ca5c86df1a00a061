using HrHub.Azure.Cosmos.Inbox;
using HrHub.Core.Inbox;
using HrHub.EmbeddedWorker.Queue;
using HrHub.Local.Stores;
using HrHub.TestKit;
using HrHub.TestKit.Cosmos;

namespace HrHub.Tests.Contracts.Inbox;

public sealed class DeliveryQueueOnSqlite() : DeliveryQueueContract(() =>
{
    var stores = new TestStores();
    var bus = new SqliteMessageBus(stores.Local.Inbox, new(), stores.Clock);
    return Task.FromResult(new Opened<(IDeliveryQueue, IInbox, QueueOperations)>((new SqliteDeliveryQueue(stores.Local.Inbox, stores.Inbox, bus), stores.Inbox, new(bus, stores.Clock)), stores));
});

public sealed class DeliveryQueueOnCosmos() : DeliveryQueueContract(async () => Of(await CosmosWorld.Start()))
{
    internal static Opened<(IDeliveryQueue, IInbox, QueueOperations)> Of(CosmosWorld world)
    {
        var local = new TestStores();
        var bus = new SqliteMessageBus(local.Local.Inbox, new(), local.Clock);
        var inbox = new CosmosInbox(world.Database);
        return new((new AppendThenSend(inbox, bus), inbox, new(bus, local.Clock)), world, local);
    }
}

public sealed class DeliveryQueueOnCosmosWithFaults() : DeliveryQueueContract(async () => DeliveryQueueOnCosmos.Of(await CosmosWorld.Start(withFaults: true)));
