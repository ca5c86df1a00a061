using System.Text;
using HrHub.Core.Records;
using HrHub.Local.Stores;
using HrHub.TestKit;

namespace HrHub.Tests.Stores;

/// <summary>What is kept under short hashes and numbers is still found by ids, and by nothing else.</summary>
public sealed class CandidateNumbersTests : IAsyncDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TestStores _stores = new("ehr");

    public ValueTask DisposeAsync() => _stores.DisposeAsync();

    [Fact]
    public async Task Files_and_keys_whose_ids_share_a_hash_stay_apart()
    {
        var (one, other) = Twins("cand-");
        foreach (var id in new[] { one, other })
            Assert.True(await _stores.Files.Save(People.File(id, People.Interview($"of-{id}")), null, [], [], None));

        Assert.False(await _stores.Files.Save(People.File(other, People.Interview("again")), null, [], [], None));
        await _stores.SyncStates.Confirm(one, "ehr", 1, "E-1", TestStores.Start, None);
        Assert.Equal(one, (await _stores.Files.Find(one, None))!.File.CandidateId);
        Assert.Equal(0, (await _stores.SyncStates.Find(other, "ehr", None))!.PushedVersion);

        await _stores.Keys.Shred(one, None);
        Assert.Null(await _stores.Keys.FindCandidate(one, None));
        Assert.Equal(other, (await _stores.Files.Find(other, None))!.File.CandidateId);
    }

    [Fact]
    public async Task Deliveries_whose_ids_share_a_hash_stay_apart()
    {
        var (one, other) = Twins("canonical:");
        RawDelivery[] raw = [.. new[] { one, other }.Select(id => new RawDelivery(id, Encoding.UTF8.GetBytes(id)))];
        await _stores.Files.Save(People.File("cand-1", People.Interview("i-1")), null, raw, [], None);

        await _stores.Files.DropRaw("cand-1", [one], None);

        Assert.Null(await _stores.Files.RawDelivery("cand-1", one, None));
        Assert.Equal(raw[1].Body.ToArray(), await _stores.Files.RawDelivery("cand-1", other, None));
    }

    [Fact]
    public async Task A_delivery_moves_with_its_interview()
    {
        var raw = new RawDelivery("canonical:id-1", "{}"u8.ToArray());
        await _stores.Files.Save(People.File("cand-1", People.Interview("i-1")), null, [raw], [], None);
        await _stores.Files.Save(People.File("cand-2", People.Interview("i-1")), null, [raw], [], None);

        Assert.Null(await _stores.Files.RawDelivery("cand-1", raw.InboxId, None));
        Assert.Equal(raw.Body.ToArray(), await _stores.Files.RawDelivery("cand-2", raw.InboxId, None));
    }

    [Fact]
    public async Task A_push_confirmed_after_the_erasure_leaves_nothing()
    {
        await _stores.Files.Save(People.File("cand-1", People.Interview("i-1")), null, [], [], None);
        await _stores.Files.Forget(new() { CandidateIds = ["cand-1"] }, None);

        await _stores.SyncStates.Confirm("cand-1", "ehr", 1, "E-1", TestStores.Start, None);

        Assert.Empty(await _stores.SyncStates.Of("cand-1", None));
        Assert.Equal(0, _stores.Local.Records.Read(db => db.First("SELECT count(*) FROM sync_states", row => row.GetInt64(0))));
    }

    /// <summary>Two ids with the same hash: of so many there are some.</summary>
    private static (string, string) Twins(string prefix)
    {
        var seen = new Dictionary<long, string>();
        for (var n = 0; ; n++)
        {
            var id = $"{prefix}{n}";
            if (!seen.TryAdd(IdHash.Of(id), id)) return (seen[IdHash.Of(id)], id);
        }
    }
}
