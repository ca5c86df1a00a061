using HrHub.Azure.Cosmos.Compliance.Cases;
using HrHub.Azure.Cosmos.Compliance.Trail;
using HrHub.Azure.Cosmos.Records;
using HrHub.Azure.Cosmos.Records.Audit;
using HrHub.Local.Stores;
using HrHub.TestKit;
using HrHub.TestKit.Cosmos;

namespace HrHub.Tests.Contracts.Cases;

public sealed class CasesOnSqlite() : CasesContract(() =>
{
    var stores = new TestStores();
    return Task.FromResult(new Opened<CaseStores>(new(new SqliteCases(stores.Local.Records, stores.Keys, stores.Clock), stores.Audit, stores.Files, stores.Keys), stores));
});

public sealed class CasesOnCosmos() : CasesContract(async () => Of(await CosmosWorld.Start()))
{
    internal static Opened<CaseStores> Of(CosmosWorld world)
    {
        var local = new TestStores();
        var files = new CosmosCandidateFiles(world.Database, new ErasedMarks(world.Database), local.Keys, []);
        var cases = new CosmosCases(world.Database, local.Keys, files, new AppendOnce(world.Database, local.Clock));
        return new(new(cases, new CosmosAuditLog(world.Database, local.Clock), files, local.Keys), world, local);
    }
}

public sealed class CasesOnCosmosWithFaults() : CasesContract(async () => CasesOnCosmos.Of(await CosmosWorld.Start(withFaults: true)));
