using HrHub.Azure.Cosmos.Idempotency;
using HrHub.Core.Idempotency;
using HrHub.Local.Stores;
using HrHub.TestKit;
using HrHub.TestKit.Cosmos;

namespace HrHub.Tests.Contracts.Idempotency;

public sealed class IdempotencyRecordsOnSqlite() : IdempotencyRecordsContract(() =>
{
    var stores = new TestStores();
    return Task.FromResult(new Opened<IIdempotencyRecords>(new SqliteIdempotencyRecords(stores.Local.Records), stores));
});

public sealed class IdempotencyRecordsOnCosmos() : IdempotencyRecordsContract(async () => Of(await CosmosWorld.Start()))
{
    internal static Opened<IIdempotencyRecords> Of(CosmosWorld world) => new(new CosmosIdempotencyRecords(world.Database), world);
}

public sealed class IdempotencyRecordsOnCosmosWithFaults() : IdempotencyRecordsContract(async () => IdempotencyRecordsOnCosmos.Of(await CosmosWorld.Start(withFaults: true)));
