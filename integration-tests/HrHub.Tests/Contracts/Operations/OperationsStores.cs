using HrHub.Azure.Cosmos.Operations;
using HrHub.Core.Operations;
using HrHub.Core.Sync;
using HrHub.Local.Stores;
using HrHub.TestKit;
using HrHub.TestKit.Cosmos;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace HrHub.Tests.Contracts.Operations;

public sealed class SyncLedgerOnSqlite() : SyncLedgerContract(() =>
{
    var stores = new TestStores();
    return Task.FromResult(new Opened<(ISyncLedger, FakeTimeProvider)>((stores.Local.Pushes, stores.Clock), stores));
});

public sealed class SyncLedgerOnCosmos() : SyncLedgerContract(async () => Of(await CosmosWorld.Start()))
{
    internal static Opened<(ISyncLedger, FakeTimeProvider)> Of(CosmosWorld world)
    {
        var clock = new FakeTimeProvider(TestStores.Start);
        var ledger = new CosmosSyncLedger(world.Database, clock, NullLogger<CosmosSyncLedger>.Instance);
        return new((ledger, clock), ledger, world);
    }
}

public sealed class SyncLedgerOnCosmosWithFaults() : SyncLedgerContract(async () => SyncLedgerOnCosmos.Of(await CosmosWorld.Start(withFaults: true)));

public sealed class HealthReportsOnSqlite() : HealthReportsContract(() =>
{
    var stores = new TestStores();
    return Task.FromResult(new Opened<IHealthReports>(new SqliteHealthReports(stores.Local.Records), stores));
});

public sealed class HealthReportsOnCosmos() : HealthReportsContract(async () => Of(await CosmosWorld.Start()))
{
    internal static Opened<IHealthReports> Of(CosmosWorld world) => new(new CosmosHealthReports(world.Database), world);
}

public sealed class HealthReportsOnCosmosWithFaults() : HealthReportsContract(async () => HealthReportsOnCosmos.Of(await CosmosWorld.Start(withFaults: true)));
