using HrHub.Azure.Cosmos.Records.Search;
using HrHub.Core.Records.Search;
using HrHub.Local.Stores;
using HrHub.TestKit;
using HrHub.TestKit.Cosmos;

namespace HrHub.Tests.Contracts.Searches;

public sealed class SavedSearchesOnSqlite() : SavedSearchesContract(() =>
{
    var stores = new TestStores();
    return Task.FromResult(new Opened<ISavedSearches>(new SqliteSavedSearches(stores.Local.Records), stores));
});

public sealed class SavedSearchesOnCosmos() : SavedSearchesContract(async () => Of(await CosmosWorld.Start()))
{
    internal static Opened<ISavedSearches> Of(CosmosWorld world) => new(new CosmosSavedSearches(world.Database), world);
}

public sealed class SavedSearchesOnCosmosWithFaults() : SavedSearchesContract(async () => SavedSearchesOnCosmos.Of(await CosmosWorld.Start(withFaults: true)));
