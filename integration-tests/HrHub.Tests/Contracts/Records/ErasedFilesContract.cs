using HrHub.Core.Audit;
using HrHub.Core.Erasures;
using HrHub.Core.Records;
using HrHub.TestKit;
using HrHub.Tests.Audit;

namespace HrHub.Tests.Contracts.Records;

/// <summary>What <see cref="ICandidateFiles"/> promises once somebody is marked as erased, on every store.</summary>
public abstract class ErasedFilesContract(Func<Task<Opened<RecordPorts>>> open) : PortContract<RecordPorts>(open)
{
    private static readonly string First = People.Interview("i-1").InterviewId;

    private ICandidateFiles Files => Port.Files;

    [Fact]
    public async Task An_erased_interview_is_refused_wherever_it_comes()
    {
        await Files.Save(People.File("cand-1", People.Interview("i-1")), null, [], [], default);
        await Port.Mark("cand-1", ["cand-1"], [First]);
        Assert.Equal("cand-1", (await Assert.ThrowsAsync<CandidateErasedException>(() => Files.Save(People.File("cand-2", People.Interview("i-1")), null, [new("canonical:id-1", new byte[] { 1 })], [], default))).CandidateId);
        Assert.Null(await Files.Find("cand-2", default));
        Assert.Null(await Files.RawDelivery("cand-2", "canonical:id-1", default));
    }

    [Fact]
    public async Task A_new_interview_of_somebody_who_is_being_erased_waits_for_the_end()
    {
        await Files.Save(People.File("cand-1", People.Interview("i-1")), null, [], [], default);
        await Port.Mark("cand-1", ["cand-1"], [First]);
        await Assert.ThrowsAsync<ErasureUnderWayException>(() => Files.Save(People.File("cand-1", People.Interview("i-2")) with { Version = 2 }, "1", [], [], default));
        await Assert.ThrowsAsync<ErasureUnderWayException>(() => Files.Save(People.File("cand-1", People.Interview("i-2")), null, [], [], default));
    }

    [Fact]
    public async Task A_marked_file_is_read_until_its_key_is_destroyed()
    {
        await Files.Save(People.File("cand-1", People.Interview("i-1")), null, [], [], default);
        await Port.Mark("cand-1", ["cand-1"], [First]);
        Assert.NotNull(await Files.Find("cand-1", default));
        await Port.Keys.Shred("cand-1", default);
        Assert.Null(await Files.Find("cand-1", default));
    }

    [Fact]
    public async Task What_is_forgotten_is_nowhere_and_does_not_come_back_but_the_audit_trail_stays()
    {
        await Files.Save(People.File("cand-1", People.Interview("i-1")), null, [Raw(1), Raw(2)], [AuditBench.Event("cand-1", AuditAction.Filed)], default);
        await Files.Save(People.File("cand-2", People.Interview("i-2")), null, [], [], default);
        await Port.Mark("cand-1", ["cand-1"], [First]);
        var traces = new Traces { CandidateIds = ["cand-1"], InterviewIds = [First], InboxIds = ["canonical:id-1", "canonical:id-2"] };

        Assert.True(await ((IForgetting)Files).Forget(traces, default) > 0);
        Assert.Equal(0, await ((IForgetting)Files).Forget(traces, default));

        Assert.Null(await Files.Find("cand-1", default));
        Assert.Null(await Files.RawDelivery("cand-1", "canonical:id-1", default));
        Assert.Empty(await Port.Syncs.Of("cand-1", default));
        Assert.Equal("cand-2", Assert.Single((await Files.Search(new(), default)).Hits).CandidateId);
        Assert.Equal(["cand-2"], (await Port.Dates.StampedOtherwise("0123456789abcdef", null, 10, default)).CandidateIds);
        Assert.Single(await Port.Audit.Chain("cand-1", default).ToListAsync());
        await Assert.ThrowsAsync<CandidateErasedException>(() => Files.Save(People.File("cand-1", People.Interview("i-1")), null, [], [], default));
        await Assert.ThrowsAsync<ErasureUnderWayException>(() => Files.Save(People.File("cand-1", People.Interview("i-3")), null, [], [], default));
    }

    [Fact]
    public async Task What_a_forgotten_delivery_left_in_another_file_goes_too()
    {
        await Files.Save(People.File("cand-1", People.Interview("i-1")), null, [Raw(1), Raw(2)], [], default);
        Assert.Equal(1, await ((IForgetting)Files).Forget(new() { InboxIds = ["canonical:id-1"] }, default));
        Assert.Null(await Files.RawDelivery("cand-1", "canonical:id-1", default));
        Assert.NotNull(await Files.RawDelivery("cand-1", "canonical:id-2", default));
    }

    [Fact]
    public async Task No_save_of_the_candidate_is_stored_once_the_mark_is_there()
    {
        await Files.Save(People.File("cand-1", People.Interview("i-1")), null, [], [], default);
        var (savers, marked) = (Enumerable.Range(0, 4).Select(_ => Task.Run(() => SaveUntilRefused("cand-1"))).ToList(), Task.Run(() => Port.Mark("cand-1", ["cand-1"], [])));
        await marked;
        var version = (await Files.Find("cand-1", default))!.File.Version;
        Assert.All(await Task.WhenAll(savers), refused => Assert.IsType<ErasureUnderWayException>(refused));
        Assert.Equal(version, (await Files.Find("cand-1", default))!.File.Version);
    }

    [Fact]
    public async Task No_save_of_an_interview_elsewhere_is_stored_once_the_mark_is_there()
    {
        await Files.Save(People.File("cand-2", People.Interview("i-1")), null, [], [], default);
        await Port.Index.Claim($"interview:{First}", "cand-2", default);
        var (savers, marked) = (Enumerable.Range(0, 4).Select(_ => Task.Run(() => SaveUntilRefused("cand-2"))).ToList(), Task.Run(() => Port.Mark("cand-1", ["cand-1"], [First])));
        await marked;
        var version = (await Files.Find("cand-2", default))!.File.Version;
        Assert.All(await Task.WhenAll(savers), refused => Assert.IsType<CandidateErasedException>(refused));
        Assert.Equal(version, (await Files.Find("cand-2", default))!.File.Version);
    }

    [Fact]
    public async Task No_save_of_an_interview_that_moves_is_stored_once_the_mark_is_there()
    {
        var moving = People.File("cand-2", People.Interview("i-2"), People.Interview("i-1"));
        await Files.Save(moving with { Interviews = [moving.Interviews[0], moving.Interviews[1] with { MovedFrom = "cand-1" }] }, null, [], [], default);
        await Port.Index.Claim($"interview:{First}", "cand-1", default);
        var (savers, marked) = (Enumerable.Range(0, 4).Select(_ => Task.Run(() => SaveUntilRefused("cand-2"))).ToList(), Task.Run(() => Port.Mark("cand-1", ["cand-1"], [First])));
        await marked;
        var version = (await Files.Find("cand-2", default))!.File.Version;
        Assert.All(await Task.WhenAll(savers), refused => Assert.IsType<CandidateErasedException>(refused));
        Assert.Equal(version, (await Files.Find("cand-2", default))!.File.Version);
    }

    [Fact]
    public async Task Of_sixteen_that_make_a_file_while_it_is_marked_none_comes_after_the_mark()
    {
        var saves = Enumerable.Range(0, 16).Select(number => Task.Run(async () =>
        {
            try
            {
                return await Files.Save(People.File($"cand-{number}", People.Interview($"i-{number}")), null, [], [], default);
            }
            catch (ErasureUnderWayException)
            {
                return false;
            }
        })).ToList();
        await Task.WhenAll(Enumerable.Range(0, 16).Select(number => Task.Run(() => Port.Mark($"cand-{number}", [$"cand-{number}"], []))));
        var there = new bool[16];
        for (var number = 0; number < 16; number++) there[number] = await Files.Find($"cand-{number}", default) is not null;
        Assert.Equal(there, await Task.WhenAll(saves));
    }

    private async Task<Exception> SaveUntilRefused(string candidateId)
    {
        try
        {
            while (true)
            {
                var read = (await Files.Find(candidateId, default))!;
                await Files.Save(read.File with { Version = read.File.Version + 1 }, read.ETag, [], [], default);
            }
        }
        catch (Exception refused) when (refused is CandidateErasedException or ErasureUnderWayException)
        {
            return refused;
        }
    }

    private static RawDelivery Raw(byte number) => new($"canonical:id-{number}", new[] { number });
}
