using HrHub.Core.Inbox;
using HrHub.Pipeline.Sweep;
using HrHub.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace HrHub.Tests.Inbox;

/// <summary>Sealed bodies to which no delivery leads.</summary>
public sealed class SweepBodiesTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly byte[] Large = new byte[300 * 1024];
    private readonly TestStores _stores = new();
    private InboxBodies _bodies = null!;

    public Task InitializeAsync()
    {
        _bodies = new InboxBodies(_stores.Keys, _stores.Objects);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _stores.DisposeAsync();

    [Fact]
    public async Task A_body_whose_entry_never_came_goes_after_a_day()
    {
        var orphan = await Sealed("canonical:id-1");
        Age(orphan, TimeSpan.FromHours(25));

        Assert.Equal(1, await Sweep());

        Assert.Null(await _stores.Objects.Length(orphan, None));
    }

    [Fact]
    public async Task A_body_that_was_left_when_its_entry_was_handled_or_only_half_written_goes_too()
    {
        var entry = await Stored("canonical:id-1");
        await _stores.Inbox.MarkHandled(entry.Id, "int-1", "cand-1", None);
        await using (var upload = await _stores.Objects.Upload("raw-staged", 100, None)) await upload.Stage(0, new byte[100], None);
        Age(entry.BodyObject!, TimeSpan.FromDays(2));
        Age("raw-staged", TimeSpan.FromDays(2));

        Assert.Equal(2, await Sweep());

        Assert.Empty(await _stores.Objects.List(InboxBodies.ObjectPrefix, None));
    }

    [Fact]
    public async Task Nothing_that_an_entry_refers_to_goes_whatever_its_age_and_state()
    {
        var (accepted, parked) = (await Stored("canonical:id-1"), await Stored("canonical:id-2"));
        await _stores.Inbox.MarkParked(parked.Id, None);
        foreach (var entry in new[] { accepted, parked }) Age(entry.BodyObject!, TimeSpan.FromDays(400));

        Assert.Equal(0, await Sweep());

        foreach (var entry in new[] { accepted, parked }) Assert.Equal(Large, await _bodies.Open((await _stores.Inbox.Find(entry.Id, None))!, None));
    }

    [Fact]
    public async Task Nothing_younger_than_a_day_goes_and_nothing_that_is_no_body()
    {
        var young = await Sealed("canonical:id-1");
        Age(young, TimeSpan.FromHours(23));
        await using (var upload = await _stores.Objects.Upload("med-1.1", 100, None)) { await upload.Stage(0, new byte[100], None); await upload.Commit(None); }
        Age("med-1.1", TimeSpan.FromDays(400));

        Assert.Equal(0, await Sweep());

        Assert.NotNull(await _stores.Objects.Length(young, None));
        Assert.NotNull(await _stores.Objects.Length("med-1.1", None));
    }

    private Task<int> Sweep() => new SweepBodies(_stores.Inbox, _stores.Objects, _stores.Clock, NullLogger<SweepBodies>.Instance).Handle(None);

    private async Task<string> Sealed(string id) => (await _bodies.Seal(Entry(id), Large, None)).BodyObject!;

    private async Task<InboxEntry> Stored(string id)
    {
        var entry = await _bodies.Seal(Entry(id), Large, None);
        await _stores.Inbox.Append(entry, None);
        return entry;
    }

    private InboxEntry Entry(string id) => new() { Id = id, Vendor = "canonical", ReceivedAt = _stores.Clock.GetUtcNow(), PayloadSha256 = new string('0', 64), PayloadAuthenticated = true };

    private void Age(string name, TimeSpan age)
    {
        foreach (var path in Directory.EnumerateFiles(Path.Combine(_stores.Folder, "objects"), name + "*", SearchOption.AllDirectories)) File.SetLastWriteTimeUtc(path, (_stores.Clock.GetUtcNow() - age).UtcDateTime);
    }
}
