using HrHub.Core.Audit;
using HrHub.Core.Canonical;
using HrHub.Core.Records;
using HrHub.Core.Retention;
using HrHub.TestKit;
using HrHub.Tests.Audit;

namespace HrHub.Tests.Contracts.Records;

/// <summary>What <see cref="ICandidateFiles"/> promises of single files, on every store. What is erased: <see cref="ErasedFilesContract"/>; what is found: <see cref="FoundFilesContract"/>.</summary>
public abstract class CandidateFilesContract(Func<Task<Opened<RecordPorts>>> open) : PortContract<RecordPorts>(open)
{
    private ICandidateFiles Files => Port.Files;

    [Fact]
    public async Task A_file_comes_back_as_it_was_saved()
    {
        var file = People.File("cand-1", People.Interview("i-1"), People.Interview("i-2", score: null)) with
        {
            EmployeeNumber = "E0042", Stage = "offer", MergedInto = "cand-2",
            Retention = new() { Jurisdiction = "CN", Restricted = true },
            Due = [new(DataClass.Video, TestStores.Start.AddDays(90), "cn-video"), new(DataClass.WholeFile, TestStores.Start.AddDays(730), "cn-file")],
            StampedBy = "0123456789abcdef",
        };
        Assert.True(await Files.Save(file, null, [], [], default));
        Assert.Equal(Json(file with { Interviews = [.. file.Interviews.OrderBy(interview => interview.Interview.InterviewId, StringComparer.Ordinal)] }), Json((await Files.Find("cand-1", default))!.File));
    }

    [Fact]
    public async Task What_was_never_saved_is_not_there()
    {
        Assert.Null(await Files.Find("cand-1", default));
        Assert.Null(await Files.RawDelivery("cand-1", "canonical:id-1", default));
        await Files.DropRaw("cand-1", ["canonical:id-1"], default);
    }

    [Fact]
    public async Task Of_two_writers_who_read_the_same_version_one_must_read_again()
    {
        await Files.Save(People.File("cand-1", People.Interview("i-1")), null, [], [], default);
        var read = await Files.Find("cand-1", default);
        var changed = read!.File with { Version = 2, Stage = "offer" };
        Assert.True(await Files.Save(changed, read.ETag, [], [], default));
        Assert.False(await Files.Save(changed with { Stage = "rejected" }, read.ETag, [], [], default));
        Assert.Equal("offer", (await Files.Find("cand-1", default))!.File.Stage);
    }

    [Fact]
    public async Task A_new_file_never_overwrites_one_that_is_there()
    {
        await Files.Save(People.File("cand-1", People.Interview("i-1")), null, [], [], default);
        Assert.False(await Files.Save(People.File("cand-1", People.Interview("i-2")), null, [], [], default));
        Assert.NotNull((await Files.Find("cand-1", default))!.File.Find(People.Interview("i-1").InterviewId));
    }

    [Fact]
    public async Task Sixteen_writers_are_all_stored_each_with_its_audit_entry()
    {
        await Files.Save(People.File("cand-1", People.Interview("i-0")), null, [], [], default);
        await Task.WhenAll(Enumerable.Range(1, 16).Select(number => Task.Run(() => AddInterview(number))));
        var file = (await Files.Find("cand-1", default))!.File;
        Assert.Equal((17, 17L), (file.Interviews.Count, file.Version));
        var chain = await Port.Audit.Chain("cand-1", default).ToListAsync();
        Assert.Equal(Enumerable.Range(1, 16).Select(number => (long)number), chain.Select(entry => entry.Sequence));
        Assert.Equal(16, chain.Select(entry => entry.Event.Record).Distinct().Count());
    }

    [Fact]
    public async Task A_change_that_lost_its_race_leaves_no_audit_entry()
    {
        Assert.True(await Files.Save(People.File("cand-1", People.Interview("i-1")), null, [], [AuditBench.Event("cand-1", AuditAction.Filed)], default));
        Assert.False(await Files.Save(People.File("cand-1", People.Interview("i-2")), null, [], [AuditBench.Event("cand-1", AuditAction.Filed)], default));
        Assert.Single(await Port.Audit.Chain("cand-1", default).ToListAsync());
    }

    [Fact]
    public async Task A_read_that_is_audited_meanwhile_does_not_make_a_save_fail()
    {
        await Files.Save(People.File("cand-1", People.Interview("i-1")), null, [], [AuditBench.Event("cand-1")], default);
        var read = await Files.Find("cand-1", default);
        var saving = Task.Run(() => Files.Save(read!.File with { Version = 2 }, read.ETag, [], [AuditBench.Event("cand-1")], default));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Port.Audit.Append(AuditBench.Event("cand-1"), default))));
        Assert.True(await saving);
        Assert.Equal([1, 2, 3, 4, 5, 6], (await Port.Audit.Chain("cand-1", default).ToListAsync()).Select(entry => entry.Sequence));
    }

    [Fact]
    public async Task Raw_deliveries_are_kept_once_until_they_are_dropped()
    {
        await Files.Save(People.File("cand-1", People.Interview("i-1")), null, [Raw("canonical:id-1", 1), Raw("canonical:id-2", 2)], [], default);
        var read = (await Files.Find("cand-1", default))!;
        Assert.True(await Files.Save(read.File with { Version = 2 }, read.ETag, [Raw("canonical:id-1", 9), Raw("canonical:id-3", 3)], [], default));
        foreach (var number in (int[])[1, 2, 3]) Assert.Equal([(byte)number], (await Files.RawDelivery("cand-1", $"canonical:id-{number}", default))!);
        await Files.DropRaw("cand-1", ["canonical:id-1", "canonical:id-3", "canonical:id-9"], default);
        Assert.Null(await Files.RawDelivery("cand-1", "canonical:id-1", default));
        Assert.Equal([2], (await Files.RawDelivery("cand-1", "canonical:id-2", default))!);
    }

    [Fact]
    public async Task A_delivery_moves_with_its_interview()
    {
        var file = People.File("cand-1", People.Interview("i-1"));
        file = file with { Interviews = [file.Interviews[0] with { Parts = [People.Part("canonical:id-1", "i-1", 1, "{}")] }] };
        await Files.Save(file, null, [Raw("canonical:id-1", 1)], [], default);
        await Files.Save(file with { CandidateId = "cand-2" }, null, [Raw("canonical:id-1", 1)], [], default);
        await Files.Save(file.Without(file.Interviews[0].Interview.InterviewId) with { Version = 2, MergedInto = "cand-2" }, "1", [], [], default);
        Assert.Null(await Files.RawDelivery("cand-1", "canonical:id-1", default));
        Assert.Equal([1], (await Files.RawDelivery("cand-2", "canonical:id-1", default))!);
        Assert.Empty((await Files.Find("cand-1", default))!.File.Interviews);
        Assert.Equal("cand-2", Assert.Single((await Files.Search(new(), default)).Hits).CandidateId);
    }

    [Fact]
    public async Task Deliveries_of_a_megabyte_each_are_stored_with_their_file()
    {
        RawDelivery[] large = [.. Enumerable.Range(1, 3).Select(number => new RawDelivery($"canonical:id-{number}", Enumerable.Repeat((byte)number, 1 << 20).ToArray()))];
        Assert.True(await Files.Save(People.File("cand-1", People.Interview("i-1")), null, large, [], default));
        foreach (var delivery in large) Assert.Equal(delivery.Body.ToArray(), await Files.RawDelivery("cand-1", delivery.InboxId, default));
    }

    [Fact]
    public async Task Without_the_candidates_key_a_file_cannot_be_read()
    {
        await Files.Save(People.File("cand-1", People.Interview("i-1")), null, [], [], default);
        await Port.Keys.Shred("cand-1", default);
        await Assert.ThrowsAsync<System.Security.Cryptography.CryptographicException>(() => Files.Find("cand-1", default));
    }

    [Fact]
    public async Task What_is_cancelled_before_the_write_changes_nothing()
    {
        var gone = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Files.Save(People.File("cand-1", People.Interview("i-1")), null, [Raw("canonical:id-1", 1)], [], gone));
        Assert.Null(await Files.Find("cand-1", default));
        Assert.Null(await Files.RawDelivery("cand-1", "canonical:id-1", default));
    }

    private async Task AddInterview(int number)
    {
        while (true)
        {
            var read = (await Files.Find("cand-1", default))!;
            var added = read.File with { Version = read.File.Version + 1, Interviews = [.. read.File.Interviews, .. People.File("cand-1", People.Interview($"i-{number}")).Interviews] };
            if (await Files.Save(added, read.ETag, [], [AuditBench.Event("cand-1", AuditAction.Filed) with { Record = $"i-{number}" }], default)) return;
        }
    }

    private static RawDelivery Raw(string id, byte content) => new(id, new[] { content });

    private static string Json(CandidateFile file) => System.Text.Json.JsonSerializer.Serialize(file, CanonicalJson.Options);
}
