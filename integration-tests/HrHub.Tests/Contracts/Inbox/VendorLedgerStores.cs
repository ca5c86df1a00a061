using HrHub.Azure.Cosmos.Inbox;
using HrHub.Core.Inbox;
using HrHub.TestKit;
using HrHub.TestKit.Cosmos;
using Microsoft.Extensions.Logging.Abstractions;

namespace HrHub.Tests.Contracts.Inbox;

public sealed class VendorLedgerOnSqlite() : VendorLedgerContract(() =>
{
    var stores = new TestStores();
    return Task.FromResult(new Opened<(IVendorLedger, IInbox)>((stores.Local.Ledger, stores.Inbox), stores));
});

public sealed class VendorLedgerOnCosmos() : VendorLedgerContract(async () => Of(await CosmosWorld.Start()))
{
    internal static Opened<(IVendorLedger, IInbox)> Of(CosmosWorld world)
    {
        var ledger = new CosmosVendorLedger(world.Database, TimeProvider.System, NullLogger<CosmosVendorLedger>.Instance);
        return new((ledger, new CosmosInbox(world.Database)), ledger, world);
    }
}

public sealed class VendorLedgerOnCosmosWithFaults() : VendorLedgerContract(async () => VendorLedgerOnCosmos.Of(await CosmosWorld.Start(withFaults: true)));
