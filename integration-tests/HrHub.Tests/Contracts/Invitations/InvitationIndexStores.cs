using HrHub.Azure.Cosmos.Invitations;
using HrHub.Local.Stores;
using HrHub.TestKit;
using HrHub.TestKit.Cosmos;

namespace HrHub.Tests.Contracts.Invitations;

public sealed class InvitationIndexOnSqlite() : InvitationIndexContract(() =>
{
    var stores = new TestStores();
    var index = new SqliteInvitationIndex(stores.Local.Records);
    return Task.FromResult(new Opened<InvitationStores>(new(index, index), stores));
});

public sealed class InvitationIndexOnCosmos() : InvitationIndexContract(async () => Of(await CosmosWorld.Start()))
{
    internal static Opened<InvitationStores> Of(CosmosWorld world)
    {
        var index = new CosmosInvitationIndex(world.Database);
        return new(new(index, index), world);
    }
}

public sealed class InvitationIndexOnCosmosWithFaults() : InvitationIndexContract(async () => InvitationIndexOnCosmos.Of(await CosmosWorld.Start(withFaults: true)));
