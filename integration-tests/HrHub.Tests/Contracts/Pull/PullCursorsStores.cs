using HrHub.Azure.Cosmos.Pull;
using HrHub.Core.Vendors.Api;
using HrHub.Local.Stores;
using HrHub.TestKit;
using HrHub.TestKit.Cosmos;

namespace HrHub.Tests.Contracts.Pull;

public sealed class PullCursorsOnSqlite() : PullCursorsContract(() =>
{
    var stores = new TestStores();
    return Task.FromResult(new Opened<IPullCursors>(new SqlitePullCursors(stores.Local.Inbox), stores));
});

public sealed class PullCursorsOnCosmos() : PullCursorsContract(async () => Of(await CosmosWorld.Start()))
{
    internal static Opened<IPullCursors> Of(CosmosWorld world) => new(new CosmosPullCursors(world.Database), world);
}

public sealed class PullCursorsOnCosmosWithFaults() : PullCursorsContract(async () => PullCursorsOnCosmos.Of(await CosmosWorld.Start(withFaults: true)));
