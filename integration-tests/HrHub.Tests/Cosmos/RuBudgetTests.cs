using HrHub.Azure.Cosmos.Inbox;
using HrHub.Azure.Cosmos.Keys;
using HrHub.Azure.Cosmos.Pull;
using HrHub.Core.Inbox;
using HrHub.Core.Keys;
using HrHub.TestKit;
using HrHub.TestKit.Cosmos;
using HrHub.Tests.Architecture;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit.Abstractions;

namespace HrHub.Tests.Cosmos;

/// <summary>Holds the table of <c>RU-BUDGET.md</c>: which requests an operation makes, and what they cost at most.</summary>
public sealed class RuBudgetTests(ITestOutputHelper output) : IAsyncLifetime
{
    private CosmosWorld _world = null!;

    public async Task InitializeAsync() => _world = await CosmosWorld.Start(physicalPartitions: 1);

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Every_operation_makes_the_requests_of_the_table_and_keeps_its_budget()
    {
        Assert.Empty(await BudgetTable.Check(_world.Handler, await Operations(), output, "inbox", "ledger", "keys", "cursors"));
    }

    [Fact]
    public void Who_asks_every_partition_says_why()
        => Assert.Empty(BudgetTable.Read(Repository.Root).Where(row => row.Value.Requests.AsSpan().ContainsAny('X', 'F') == (row.Value.Why.Length == 0)).Select(row => row.Key));

    private async Task<IReadOnlyList<(string Name, Func<Task> Run)>> Operations()
    {
        var inbox = new CosmosInbox(_world.Database);
        var keys = new CosmosKeyStore(_world.Database);
        var cursors = new CosmosPullCursors(_world.Database);
        var ledger = new CosmosVendorLedger(_world.Database, TimeProvider.System, NullLogger<CosmosVendorLedger>.Instance);
        await ledger.DisposeAsync();
        foreach (var number in Enumerable.Range(1, 20)) await inbox.Append(Entry(number), default);
        foreach (var number in Enumerable.Range(1, 10)) await inbox.MarkParked(Entry(number).Id, default);
        foreach (var number in Enumerable.Range(1, 10)) await keys.GetOrAdd(Key($"cand-{number}", "epoch-2026-11"), default);
        await keys.GetOrAdd(Key("epoch-2026-11", "root/1"), default);
        await keys.GetOrAdd(Key("epoch-2026-10", "root/1"), default);
        return
        [
            ("inbox.append", () => inbox.Append(Entry(21), default)),
            ("inbox.append-duplicate", () => inbox.Append(Entry(21), default)),
            ("inbox.find", () => inbox.Find(Entry(21).Id, default)),
            ("inbox.postpone", () => inbox.Postpone(Entry(21).Id, TestStores.Start, default)),
            ("inbox.mark-parked", () => inbox.MarkParked(Entry(21).Id, default)),
            ("inbox.mark-handled", () => inbox.MarkHandled(Entry(21).Id, "int-1", "cand-1", default)),
            ("inbox.drop-body", () => inbox.DropBody(Entry(21).Id, default)),
            ("inbox.parked", () => inbox.Parked(null, 10, default)),
            ("inbox.unhandled", () => inbox.Unhandled(TestStores.Start.AddDays(1), 10, default)),
            ("inbox.has-body-in", () => inbox.HasBodyIn("raw-1", default)),
            ("inbox.has-sealed-by", () => inbox.HasSealedBy("epoch-2026-11", default)),
            ("ledger.read", () => ledger.Read(default)),
            ("keys.find", () => keys.Find("cand-1", default)),
            ("keys.find-all", () => keys.FindAll([.. Enumerable.Range(1, 10).Select(number => $"cand-{number}")], default)),
            ("keys.get-or-add", () => keys.GetOrAdd(Key("cand-11", "epoch-2026-11"), default)),
            ("keys.replace", () => keys.Replace(Key("cand-11", "epoch-2026-11"), Key("cand-11", "epoch-2026-12"), default)),
            ("keys.delete", () => keys.Delete("cand-11", default)),
            ("keys.list-by-prefix", () => keys.ListByPrefix(KeyIds.EpochPrefix, default)),
            ("keys.list-by-wrapper", () => keys.ListByWrapper("epoch-2026-11", null, 10, default)),
            ("keys.count-by-wrapper", () => keys.CountByWrapper(default)),
            ("keys.delete-unused", () => keys.DeleteUnused("epoch-2026-10", default)),
            ("cursors.save", () => cursors.Save(new("acme", TestStores.Start, null), default)),
            ("cursors.find", () => cursors.Find("acme", default)),
        ];
    }

    private static InboxEntry Entry(int number) => new()
    {
        Id = $"acme:id-{number}", Vendor = "acme", ReceivedAt = TestStores.Start, PayloadSha256 = new('0', 64), PayloadAuthenticated = true, SealedBody = new byte[4096], SealedBy = "epoch-2026-11",
    };

    private static WrappedKey Key(string id, string wrappedBy) => new(id, wrappedBy, new byte[40], TestStores.Start);
}
