using System.Security.Cryptography;
using HrHub.Core.Audit;
using HrHub.Core.Inbox;
using HrHub.Core.Keys;
using HrHub.TestKit;

namespace HrHub.Tests.Keys;

public sealed class EpochRotationTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TestStores _stores = new();
    private readonly KeyJobs _jobs;

    public EpochRotationTests() => _jobs = new(_stores);

    [Fact]
    public async Task New_data_uses_a_new_epoch_at_once_and_old_data_opens()
    {
        var old = await _stores.Keys.CurrentEpoch(None);
        var body = old.Seal([1, 2], "in-1", "body");
        using var before = await _stores.Keys.Candidate("cand-1", None);
        var name = before.SealText("张三丰", "cand-1", "name");

        Assert.Equal("epoch-2026-11.2", await _jobs.Rotate.Epoch(KeyJobs.By, None));

        Assert.Equal("epoch-2026-11.2", (await _stores.Keys.CurrentEpoch(None)).Id);
        using var fresh = await _stores.Keys.Candidate("cand-2", None);
        Assert.Equal("epoch-2026-11.2", (await _stores.KeyStore.Find("cand-2", None))!.WrappedBy);
        Assert.Equal([1, 2], (await _stores.Keys.EpochOf(body, None)).Open(body, "in-1", "body"));
        using var after = await _stores.Keys.Candidate("cand-1", None);
        Assert.Equal("张三丰", after.OpenText(name, "cand-1", "name"));
    }

    [Fact]
    public async Task Another_process_notices_within_ten_seconds_and_reads_what_the_new_epoch_sealed_at_once()
    {
        using var other = _jobs.OtherProcess();
        Assert.Equal("epoch-2026-11", (await other.CurrentEpoch(None)).Id);

        await _jobs.Rotate.Epoch(KeyJobs.By, None);
        var body = (await _stores.Keys.CurrentEpoch(None)).Seal([7], "in-1", "body");

        Assert.Equal([7], (await other.EpochOf(body, None)).Open(body, "in-1", "body"));
        _stores.Clock.Advance(KeyRing.Unnoticed);
        Assert.Equal("epoch-2026-11.2", (await other.CurrentEpoch(None)).Id);
    }

    [Fact]
    public async Task The_next_month_begins_with_its_first_epoch()
    {
        for (var n = 0; n < 11; n++) await _jobs.Rotate.Epoch(KeyJobs.By, None);
        // Ten comes after nine.
        Assert.Equal("epoch-2026-11.11", (await _stores.Keys.CurrentEpoch(None)).Id);
        _stores.Clock.Advance(TimeSpan.FromDays(10));
        Assert.Equal("epoch-2026-12", (await _stores.Keys.CurrentEpoch(None)).Id);
    }

    [Fact]
    public async Task A_rotation_is_on_the_hubs_audit_chain()
    {
        await _jobs.Rotate.Epoch(KeyJobs.By, None);
        var entry = Assert.Single(await _stores.Audit.Chain(AuditEvent.HubChain, None).ToListAsync());
        Assert.Equal((AuditAction.KeysRotated, "epoch-2026-11", "epoch", "keys"), (entry.Event.Action, entry.Event.Record, entry.Event.Why, entry.Event.Who.Id));
    }

    [Fact]
    public async Task An_epoch_is_destroyed_when_nothing_needs_it_and_its_time_is_up()
    {
        await _stores.Keys.Candidate("cand-1", None);
        await _jobs.Rotate.Epoch(KeyJobs.By, None);
        await _jobs.Rewrap().Handle(KeyJobs.By, null, None);
        _stores.Clock.Advance(TimeSpan.FromDays(5));
        Assert.Equal(0, await _jobs.Retire.Handle(KeyJobs.By, None));
        _stores.Clock.Advance(TimeSpan.FromDays(2));

        Assert.Equal(1, await _jobs.Retire.Handle(KeyJobs.By, None));

        Assert.Null(await _stores.KeyStore.Find("epoch-2026-11", None));
        using var restarted = _jobs.OtherProcess();
        Assert.NotNull(await restarted.FindCandidate("cand-1", None));
        Assert.Equal(0, await _jobs.Retire.Handle(KeyJobs.By, None));
    }

    [Fact]
    public async Task An_epoch_that_still_wraps_a_candidates_key_stays()
    {
        await _stores.Keys.Candidate("cand-1", None);
        await _jobs.Rotate.Epoch(KeyJobs.By, None);
        _stores.Clock.Advance(TimeSpan.FromDays(30));

        // December's first epoch is made on the way; November's second one wraps nothing.
        Assert.Equal(0, await _jobs.Retire.Handle(KeyJobs.By, None));
        _stores.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(1, await _jobs.Retire.Handle(KeyJobs.By, None));
        Assert.NotNull(await _stores.KeyStore.Find("epoch-2026-11", None));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(300 * 1024)]
    public async Task An_epoch_stays_as_long_as_a_delivery_waits_that_is_sealed_under_it(int length)
    {
        var bodies = new InboxBodies(_stores.Keys, _stores.Objects);
        var body = RandomNumberGenerator.GetBytes(length);
        var entry = await bodies.Seal(new() { Id = "canonical:id-1", Vendor = "canonical", ReceivedAt = TestStores.Start, PayloadSha256 = "", PayloadAuthenticated = true }, body, None);
        await _stores.Inbox.Append(entry, None);
        await _stores.Inbox.MarkParked(entry.Id, None);
        await _jobs.Rotate.Epoch(KeyJobs.By, None);
        _stores.Clock.Advance(TimeSpan.FromDays(90));

        await _stores.Keys.CurrentEpoch(None);
        await _jobs.Retire.Handle(KeyJobs.By, None);
        Assert.Equal(body, await bodies.Open((await _stores.Inbox.Find(entry.Id, None))!, None));

        await _stores.Inbox.MarkHandled(entry.Id, null, null, None);
        await _jobs.Retire.Handle(KeyJobs.By, None);
        Assert.Null(await _stores.KeyStore.Find("epoch-2026-11", None));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _stores.DisposeAsync();
}
