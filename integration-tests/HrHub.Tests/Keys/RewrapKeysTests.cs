using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using HrHub.Core.Keys;
using HrHub.TestKit;

namespace HrHub.Tests.Keys;

public sealed class RewrapKeysTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Everything_is_wrapped_by_the_newest_keys_and_opens_in_a_second_process()
    {
        await using var stores = new TestStores();
        var jobs = new KeyJobs(stores);
        var sealedNames = await Seal(stores, 1200);
        var index = (await stores.Keys.BlindIndexes(None)).Current.Email("ada.byron@example.com");
        await jobs.Rotate.Epoch(KeyJobs.By, None);
        var newRoot = stores.RootKey.Rotate();
        var seen = new List<KeyWork>();

        var report = await jobs.Rewrap().Handle(KeyJobs.By, new Steps(seen), None);

        // Two epochs, one blind index and the candidates.
        Assert.Equal(new RewrapKeys.Report(1203, 0, 0), report);
        Assert.Equal([newRoot, "epoch-2026-11.2"], (await stores.KeyStore.CountByWrapper(None)).Select(use => use.WrappedBy).OrderDescending());
        Assert.Equal(new KeyWork(1203, 1203), seen[^1]);
        Assert.Equal(seen.Select(step => step.Done).Order(), seen.Select(step => step.Done));
        using var other = jobs.OtherProcess();
        await AllOpen(other, sealedNames);
        Assert.Equal(index, (await other.BlindIndexes(None)).Current.Email("ada.byron@example.com"));
        Assert.Equal(new RewrapKeys.Report(0, 0, 0), await jobs.Rewrap().Handle(KeyJobs.By, null, None));
    }

    [Property(MaxTest = 8)]
    public Property Interrupted_anywhere_and_run_again_it_ends_complete() => Prop.ForAll(Gen.Choose(0, 33).ToArbitrary(), async reached =>
    {
        await using var stores = new TestStores();
        var jobs = new KeyJobs(stores);
        var sealedNames = await Seal(stores, 30);
        await jobs.Rotate.Epoch(KeyJobs.By, None);
        stores.RootKey.Rotate();
        var calls = 0;
        var broken = new HinderedKeyStore(stores.KeyStore, _ => Interlocked.Increment(ref calls) > reached ? throw new IOException("The disk is full.") : Task.CompletedTask);

        if (reached < 33) await Assert.ThrowsAsync<IOException>(() => jobs.Rewrap(broken).Handle(KeyJobs.By, null, None));
        using (var between = jobs.OtherProcess()) await AllOpen(between, sealedNames);
        await jobs.Rewrap().Handle(KeyJobs.By, null, None);

        var report = await jobs.Report.Handle(None);
        using var other = jobs.OtherProcess();
        await AllOpen(other, sealedNames);
        return report is { WrappedByOldEpochs: 0, WrappedByOldRoots: 0, CandidateKeys: 30 };
    });

    [Property(MaxTest = 8)]
    public Property A_key_that_is_shredded_meanwhile_stays_gone() => Prop.ForAll(Gen.SubListOf(Enumerable.Range(0, 20)).ToArbitrary(), async shredded =>
    {
        await using var stores = new TestStores();
        var jobs = new KeyJobs(stores);
        var sealedNames = await Seal(stores, 20);
        await jobs.Rotate.Epoch(KeyJobs.By, None);
        var gone = shredded.Select(Id).ToHashSet();
        // After it was read, and before it is written.
        var store = new HinderedKeyStore(stores.KeyStore, key => gone.Contains(key.Id) ? stores.Keys.Shred(key.Id, None) : Task.CompletedTask);

        var report = await jobs.Rewrap(store).Handle(KeyJobs.By, null, None);

        using var other = jobs.OtherProcess();
        foreach (var id in gone) Assert.Null(await other.FindCandidate(id, None));
        await AllOpen(other, sealedNames.Where(pair => !gone.Contains(pair.Key)));
        return report == new RewrapKeys.Report(20 - gone.Count, gone.Count, 0);
    });

    [Fact]
    public async Task A_key_that_was_shredded_and_made_anew_meanwhile_is_not_replaced_by_the_old_one()
    {
        await using var stores = new TestStores();
        var jobs = new KeyJobs(stores);
        using var slow = jobs.OtherProcess();
        var old = (await Seal(stores, 1)).Single();
        await slow.CurrentEpoch(None);
        await jobs.Rotate.Epoch(KeyJobs.By, None);
        byte[]? late = null;
        var store = new HinderedKeyStore(stores.KeyStore, async key =>
        {
            await stores.Keys.Shred(key.Id, None);
            // A process that has not noticed the rotation wraps the new key by the same epoch as the old one.
            using var again = await slow.Candidate(key.Id, None);
            late = again.SealText("Ada Byron", key.Id, "name");
        });

        await jobs.Rewrap(store).Handle(KeyJobs.By, null, None);

        using var found = await stores.Keys.FindCandidate(old.Key, None);
        Assert.Equal("Ada Byron", found!.OpenText(late!, old.Key, "name"));
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => found.OpenText(old.Value, old.Key, "name"));
    }

    [Fact]
    public async Task A_shredding_crowd_beside_the_job_leaves_only_what_nobody_shredded()
    {
        await using var stores = new TestStores();
        var jobs = new KeyJobs(stores);
        await Seal(stores, 200);
        await jobs.Rotate.Epoch(KeyJobs.By, None);
        var shred = Task.Run(async () =>
        {
            for (var n = 0; n < 200; n += 10) await stores.Keys.Shred(Id(n), None);
        });

        await Task.WhenAll(jobs.Rewrap().Handle(KeyJobs.By, null, None), jobs.Rewrap().Handle(KeyJobs.By, null, None), shred);

        Assert.Equal([new WrapperUse("epoch-2026-11.2", 180)], (await stores.KeyStore.CountByWrapper(None)).Where(use => KeyIds.IsEpoch(use.WrappedBy)));
        for (var n = 0; n < 200; n += 10) Assert.Null(await stores.KeyStore.Find(Id(n), None));
    }

    [Fact]
    public async Task A_key_that_does_not_open_is_counted_and_holds_nobody_up()
    {
        await using var stores = new TestStores();
        var jobs = new KeyJobs(stores);
        await Seal(stores, 3);
        await stores.KeyStore.GetOrAdd(new("cand-broken", "epoch-2026-11", [1, 2, 3], TestStores.Start), None);
        await jobs.Rotate.Epoch(KeyJobs.By, None);

        Assert.Equal(new RewrapKeys.Report(3, 0, 1), await jobs.Rewrap().Handle(KeyJobs.By, null, None));
        Assert.Equal(1, (await jobs.Report.Handle(None)).WrappedByOldEpochs);
    }

    private static string Id(int n) => $"cand-{n}";

    private static async Task<Dictionary<string, byte[]>> Seal(TestStores stores, int people)
    {
        var sealedNames = await Task.WhenAll(Enumerable.Range(0, people).Select(async n =>
        {
            using var key = await stores.Keys.Candidate(Id(n), None);
            return (Id: Id(n), Sealed: key.SealText($"张三丰 {Id(n)}", Id(n), "name"));
        }));
        await stores.Keys.BlindIndexes(None);
        return sealedNames.ToDictionary(name => name.Id, name => name.Sealed);
    }

    private static async Task AllOpen(KeyRing keys, IEnumerable<KeyValuePair<string, byte[]>> sealedNames)
    {
        foreach (var (id, name) in sealedNames)
        {
            using var key = await keys.FindCandidate(id, None);
            Assert.Equal($"张三丰 {id}", key!.OpenText(name, id, "name"));
        }
    }

    private sealed class Steps(List<KeyWork> seen) : IProgress<KeyWork>
    {
        public void Report(KeyWork value) => seen.Add(value);
    }
}
