using HrHub.Azure.Cosmos.Compliance.Erasures;
using HrHub.Azure.Cosmos.Compliance.Trail;
using HrHub.Azure.Cosmos.Records;
using HrHub.Azure.Cosmos.Records.Audit;
using HrHub.Core.Erasures;
using HrHub.Local.Stores;
using HrHub.TestKit;
using HrHub.TestKit.Cosmos;

namespace HrHub.Tests.Contracts.Erasures;

public sealed class ErasuresOnSqlite() : ErasuresContract(() =>
{
    var stores = new TestStores();
    return Task.FromResult(new Opened<ErasureStores>(new(new SqliteErasures(stores.Local.Records, stores.Clock), stores.Audit), stores));
});

public sealed class ErasuresOnCosmos() : ErasuresContract(async () => Of(await CosmosWorld.Start()))
{
    internal static Opened<ErasureStores> Of(CosmosWorld world)
    {
        var (once, trail) = (new AppendOnce(world.Database, TimeProvider.System), new CosmosAuditLog(world.Database, TimeProvider.System));
        return new(new(new CosmosErasures(world.Database, new ErasedMarks(world.Database), once), trail), world);
    }
}

public sealed class ErasuresOnCosmosWithFaults() : ErasuresContract(async () => ErasuresOnCosmos.Of(await CosmosWorld.Start(withFaults: true)));

public sealed class CertificatesOnSqlite() : CertificatesContract(() =>
{
    var stores = new TestStores();
    return Task.FromResult(new Opened<ICertificates>(new SqliteCertificates(stores.Local.Records), stores));
});

public sealed class CertificatesOnCosmos() : CertificatesContract(async () => Of(await CosmosWorld.Start()))
{
    internal static Opened<ICertificates> Of(CosmosWorld world) => new(new CosmosCertificates(world.Database), world);
}

public sealed class CertificatesOnCosmosWithFaults() : CertificatesContract(async () => CertificatesOnCosmos.Of(await CosmosWorld.Start(withFaults: true)));

public sealed class DeidentifiedFacetsOnSqlite() : DeidentifiedFacetsContract(() =>
{
    var stores = new TestStores();
    return Task.FromResult(new Opened<IDeidentifiedFacets>(new SqliteDeidentifiedFacets(stores.Local.Records, stores.Keys), stores));
});

public sealed class DeidentifiedFacetsOnCosmos() : DeidentifiedFacetsContract(async () => Of(await CosmosWorld.Start()))
{
    internal static Opened<IDeidentifiedFacets> Of(CosmosWorld world)
    {
        var keys = new TestStores();
        return new(new CosmosDeidentifiedFacets(world.Database, keys.Keys), world, keys);
    }
}

public sealed class DeidentifiedFacetsOnCosmosWithFaults() : DeidentifiedFacetsContract(async () => DeidentifiedFacetsOnCosmos.Of(await CosmosWorld.Start(withFaults: true)));
