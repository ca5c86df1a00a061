using HrHub.Azure.Cosmos.Keys;
using HrHub.Core.Keys;
using HrHub.TestKit;
using HrHub.TestKit.Cosmos;

namespace HrHub.Tests.Contracts.Keys;

public sealed class KeyStoreOnSqlite() : KeyStoreContract(() =>
{
    var stores = new TestStores();
    return Task.FromResult(new Opened<IKeyStore>(stores.KeyStore, stores));
});

public sealed class KeyStoreOnCosmos() : KeyStoreContract(async () => Of(await CosmosWorld.Start()))
{
    internal static Opened<IKeyStore> Of(CosmosWorld world) => new(new CosmosKeyStore(world.Database), world);
}

public sealed class KeyStoreOnCosmosWithFaults() : KeyStoreContract(async () => KeyStoreOnCosmos.Of(await CosmosWorld.Start(withFaults: true)));
