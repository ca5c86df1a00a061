using HrHub.Core.Inbox;
using HrHub.TestKit;

namespace HrHub.Tests.Contracts.Inbox;

/// <summary>What <see cref="IVendorLedger"/> promises, on every store. Counts arrive in the background.</summary>
public abstract class VendorLedgerContract(Func<Task<Opened<(IVendorLedger Ledger, IInbox Inbox)>>> open) : PortContract<(IVendorLedger Ledger, IInbox Inbox)>(open)
{
    private IVendorLedger Ledger => Port.Ledger;

    [Fact]
    public async Task Nothing_happened_yet() => Assert.Empty(await Ledger.Read(default));

    [Fact]
    public async Task Refusals_are_counted_with_the_last_reason()
    {
        foreach (var _ in Enumerable.Range(0, 20)) Ledger.Refused("acme", "wrong-signature");
        foreach (var _ in Enumerable.Range(0, 5)) Ledger.Repeated("acme");
        Ledger.Refused("other", "a reason with / \\ ? #");
        await Eventually.Holds(async () => await Ledger.Read(default) is [{ Vendor: "acme", Refused: 20, Repeated: 5, LastRefusal: "wrong-signature" }, { Vendor: "other", Refused: 1, LastRefusal: "a reason with / \\ ? #" }]);
        Assert.All(await Ledger.Read(default), vendor => Assert.NotNull(vendor.LastRefusedAt));
    }

    [Fact]
    public async Task Sixteen_callers_are_all_counted()
    {
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Ledger.Refused("acme", "stale-signature"))));
        await Eventually.Holds(async () => await Ledger.Read(default) is [{ Refused: 16 }]);
    }

    [Fact]
    public async Task Entries_are_counted_by_what_became_of_them()
    {
        foreach (var number in Enumerable.Range(1, 4)) await Port.Inbox.Append(Entry("acme", number), default);
        await Port.Inbox.Append(Entry("other", 1), default);
        await Port.Inbox.MarkHandled("acme:id-1", null, null, default);
        await Port.Inbox.MarkHandled("acme:id-2", null, null, default);
        await Port.Inbox.MarkParked("acme:id-3", default);
        Assert.Equal([
            new() { Vendor = "acme", Accepted = 4, Handled = 2, Parked = 1, OldestUnhandledAt = TestStores.Start.AddMinutes(4) },
            new() { Vendor = "other", Accepted = 1, OldestUnhandledAt = TestStores.Start.AddMinutes(1) },
        ], await Ledger.Read(default));
        await Port.Inbox.MarkHandled("acme:id-4", null, null, default);
        Assert.Null((await Ledger.Read(default))[0].OldestUnhandledAt);
    }

    private static InboxEntry Entry(string vendor, int number) => new()
    {
        Id = $"{vendor}:id-{number}", Vendor = vendor, ReceivedAt = TestStores.Start.AddMinutes(number), PayloadSha256 = "00", PayloadAuthenticated = true, SealedBody = [1],
    };
}
