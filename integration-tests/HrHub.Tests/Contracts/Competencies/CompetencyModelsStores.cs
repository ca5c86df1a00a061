using HrHub.Azure.Cosmos.Competencies;
using HrHub.Core.Competencies;
using HrHub.Local.Stores;
using HrHub.TestKit;
using HrHub.TestKit.Cosmos;

namespace HrHub.Tests.Contracts.Competencies;

public sealed class CompetencyModelsOnSqlite() : CompetencyModelsContract(() =>
{
    var stores = new TestStores();
    return Task.FromResult(new Opened<ICompetencyModels>(new SqliteCompetencyModels(stores.Local.Records), stores));
});

public sealed class CompetencyModelsOnCosmos() : CompetencyModelsContract(async () => Of(await CosmosWorld.Start()))
{
    internal static Opened<ICompetencyModels> Of(CosmosWorld world) => new(new CosmosCompetencyModels(world.Database), world);
}

public sealed class CompetencyModelsOnCosmosWithFaults() : CompetencyModelsContract(async () => CompetencyModelsOnCosmos.Of(await CosmosWorld.Start(withFaults: true)));
