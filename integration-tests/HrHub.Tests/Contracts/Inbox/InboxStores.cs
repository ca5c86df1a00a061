using HrHub.Azure.Cosmos.Inbox;
using HrHub.Core.Inbox;
using HrHub.TestKit;
using HrHub.TestKit.Cosmos;

namespace HrHub.Tests.Contracts.Inbox;

public sealed class InboxOnSqlite() : InboxContract(() =>
{
    var stores = new TestStores();
    return Task.FromResult(new Opened<IInbox>(stores.Inbox, stores));
});

public sealed class InboxOnCosmos() : InboxContract(async () => Of(await CosmosWorld.Start()))
{
    internal static Opened<IInbox> Of(CosmosWorld world) => new(new CosmosInbox(world.Database), world);
}

public sealed class InboxOnCosmosWithFaults() : InboxContract(async () => InboxOnCosmos.Of(await CosmosWorld.Start(withFaults: true)));
