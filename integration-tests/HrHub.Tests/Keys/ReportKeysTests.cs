using HrHub.Core.Inbox;
using HrHub.Core.Keys;
using HrHub.TestKit;

namespace HrHub.Tests.Keys;

public sealed class ReportKeysTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task The_report_counts_ages_and_what_is_left_to_do()
    {
        await using var stores = new TestStores();
        var jobs = new KeyJobs(stores);
        for (var n = 0; n < 5; n++) (await stores.Keys.Candidate($"cand-{n}", None)).Dispose();
        var entry = new InboxEntry { Id = "canonical:id-1", Vendor = "canonical", ReceivedAt = TestStores.Start, PayloadSha256 = "", PayloadAuthenticated = true };
        await stores.Inbox.Append(await new InboxBodies(stores.Keys, stores.Objects).Seal(entry, new byte[8], None), None);
        await stores.Files.Save(People.File("cand-0", People.Interview("i-1")), null, [], [], None);
        var oldRoot = stores.RootKey.Id;
        stores.Clock.Advance(TimeSpan.FromDays(3));
        await jobs.Rotate.Epoch(KeyJobs.By, None);
        await jobs.Rotate.BlindIndex(KeyJobs.By, None);
        (await stores.Keys.Candidate("cand-9", None)).Dispose();
        var newRoot = stores.RootKey.Rotate();
        stores.Clock.Advance(TimeSpan.FromHours(30));

        var report = await jobs.Report.Handle(None);

        Assert.Equal(newRoot, report.RootKeyId);
        Assert.Equal(
        [
            new EpochReport("epoch-2026-11", TestStores.Start, 4, 5, SealsDeliveries: true, oldRoot),
            new EpochReport("epoch-2026-11.2", TestStores.Start.AddDays(3), 1, 1, SealsDeliveries: false, oldRoot),
        ], report.Epochs);
        Assert.Equal([new BlindIndexReport(2, TestStores.Start.AddDays(3), 1, oldRoot), new BlindIndexReport(1, TestStores.Start, 4, oldRoot)], report.BlindIndexes);
        Assert.Equal((6, 5, 4, 1), (report.CandidateKeys, report.WrappedByOldEpochs, report.WrappedByOldRoots, report.WithoutNewTokens));
        Assert.Equal([oldRoot], report.OldRootsInUse);
    }
}
