using HrHub.Azure.Cosmos.Compliance.Runs;
using HrHub.Azure.Cosmos.Compliance.Trail;
using HrHub.Azure.Cosmos.Records.Audit;
using HrHub.Local.Stores;
using HrHub.TestKit;
using HrHub.TestKit.Cosmos;

namespace HrHub.Tests.Contracts.Retention;

public sealed class RetentionRunsOnSqlite() : RetentionRunsContract(() =>
{
    var stores = new TestStores();
    return Task.FromResult(new Opened<RunStores>(new(new SqliteRetentionRuns(stores.Local.Records, stores.Clock), stores.Audit), stores));
});

public sealed class RetentionRunsOnCosmos() : RetentionRunsContract(async () => Of(await CosmosWorld.Start()))
{
    internal static Opened<RunStores> Of(CosmosWorld world)
    {
        var (once, trail) = (new AppendOnce(world.Database, TimeProvider.System), new CosmosAuditLog(world.Database, TimeProvider.System));
        return new(new(new CosmosRetentionRuns(world.Database, once), trail), world);
    }
}

public sealed class RetentionRunsOnCosmosWithFaults() : RetentionRunsContract(async () => RetentionRunsOnCosmos.Of(await CosmosWorld.Start(withFaults: true)));
