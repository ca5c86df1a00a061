using HrHub.Azure.Cosmos.Exports;
using HrHub.Core.Exports.Jobs;
using HrHub.Local.Stores;
using HrHub.TestKit;
using HrHub.TestKit.Cosmos;

namespace HrHub.Tests.Contracts.Exports;

public sealed class ExportJobsOnSqlite() : ExportJobsContract(() =>
{
    var stores = new TestStores();
    return Task.FromResult(new Opened<IExportJobs>(new SqliteExportJobs(stores.Local.Records), stores));
});

public sealed class ExportJobsOnCosmos() : ExportJobsContract(async () => Of(await CosmosWorld.Start()))
{
    internal static Opened<IExportJobs> Of(CosmosWorld world) => new(new CosmosExportJobs(world.Database), world);
}

public sealed class ExportJobsOnCosmosWithFaults() : ExportJobsContract(async () => ExportJobsOnCosmos.Of(await CosmosWorld.Start(withFaults: true)));
