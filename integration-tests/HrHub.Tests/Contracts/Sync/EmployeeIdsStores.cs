using HrHub.Azure.Cosmos.Compliance.Employees;
using HrHub.Core.Sync;
using HrHub.Local.Stores;
using HrHub.TestKit;
using HrHub.TestKit.Cosmos;

namespace HrHub.Tests.Contracts.Sync;

public sealed class EmployeeIdsOnSqlite() : EmployeeIdsContract(() =>
{
    var stores = new TestStores();
    return Task.FromResult(new Opened<IEmployeeIds>(new SqliteEmployeeIds(stores.Local.Records), stores));
});

public sealed class EmployeeIdsOnCosmos() : EmployeeIdsContract(async () => Of(await CosmosWorld.Start()))
{
    internal static Opened<IEmployeeIds> Of(CosmosWorld world) => new(new CosmosEmployeeIds(world.Database), world);
}

public sealed class EmployeeIdsOnCosmosWithFaults() : EmployeeIdsContract(async () => EmployeeIdsOnCosmos.Of(await CosmosWorld.Start(withFaults: true)));
