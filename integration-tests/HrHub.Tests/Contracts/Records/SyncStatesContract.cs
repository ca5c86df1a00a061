using HrHub.Core.Erasures;
using HrHub.Core.Sync;
using HrHub.TestKit;

namespace HrHub.Tests.Contracts.Records;

/// <summary>What <see cref="ISyncStates"/> promises, on every store.</summary>
public abstract class SyncStatesContract(Func<Task<Opened<RecordPorts>>> open) : PortContract<RecordPorts>(open)
{
    private static readonly DateTimeOffset Later = TestStores.Start.AddMinutes(1);

    private ISyncStates Syncs => Port.Syncs;

    [Fact]
    public async Task Every_version_is_wanted_at_every_system_until_it_is_confirmed()
    {
        await Save("cand-1");
        Assert.Equal(new SyncState { CandidateId = "cand-1", System = "ehr", WantedVersion = 1, WantedAt = TestStores.Start }, await Syncs.Find("cand-1", "ehr", default));
        Assert.Equal(["ehr", "training"], (await Syncs.Of("cand-1", default)).Select(state => state.System));
        await Syncs.Confirm("cand-1", "ehr", 1, "E-77", Later, default);
        Assert.Empty(await Syncs.Behind("ehr", Later, 10, default));
        Assert.Single(await Syncs.Behind("training", Later, 10, default));
        Assert.Equal(new SyncState { CandidateId = "cand-1", System = "ehr", WantedVersion = 1, WantedAt = TestStores.Start, PushedVersion = 1, PushedAt = Later, RemoteId = "E-77" }, await Syncs.Find("cand-1", "ehr", default));

        await Port.Files.Save(People.File("cand-1", People.Interview("i-1")) with { Version = 2, ChangedAt = Later }, "1", [], [], default);
        Assert.Equal((2L, 1L, "E-77"), await Syncs.Find("cand-1", "ehr", default) is { } state ? (state.WantedVersion, state.PushedVersion, state.RemoteId) : default);
        Assert.Single(await Syncs.Behind("ehr", Later.AddMilliseconds(1), 10, default));
    }

    [Fact]
    public async Task What_each_system_has_to_catch_up_is_counted_with_its_oldest_change()
    {
        Assert.Empty(await Syncs.Backlog(default));
        await Save("cand-1");
        await Port.Files.Save(People.File("cand-2", People.Interview("i-2", People.Ada)) with { ChangedAt = Later }, null, [], [], default);
        Assert.Equal([new("ehr", 2, TestStores.Start), new("training", 2, TestStores.Start)], await Syncs.Backlog(default));
        await Syncs.Confirm("cand-1", "ehr", 1, null, Later, default);
        await Syncs.SetParked("cand-1", "training", true, default);
        await Syncs.SetParked("cand-2", "training", true, default);
        Assert.Equal([new("ehr", 1, Later)], await Syncs.Backlog(default));
    }

    [Fact]
    public async Task An_older_version_never_overwrites_a_newer_one()
    {
        await Save("cand-1");
        await Syncs.Confirm("cand-1", "ehr", 3, "E-77", Later, default);
        await Syncs.Confirm("cand-1", "ehr", 2, "E-78", Later.AddDays(1), default);
        await Syncs.Confirm("cand-1", "ehr", 3, "E-79", Later.AddDays(1), default);
        await Syncs.Confirm("cand-1", "ehr", 4, null, Later, default);
        Assert.Equal((4L, Later, "E-77"), await Syncs.Find("cand-1", "ehr", default) is { } state ? (state.PushedVersion, state.PushedAt!.Value, state.RemoteId) : default);
    }

    [Fact]
    public async Task Of_sixteen_that_confirm_at_once_the_newest_stays()
    {
        await Save("cand-1");
        await Task.WhenAll(Enumerable.Range(1, 16).Select(version => Task.Run(() => Syncs.Confirm("cand-1", "ehr", version, null, Later, default))));
        Assert.Equal(16, (await Syncs.Find("cand-1", "ehr", default))!.PushedVersion);
    }

    [Fact]
    public async Task A_confirmation_and_a_new_version_at_once_are_both_stored()
    {
        await Save("cand-1");
        var saving = Task.Run(() => Port.Files.Save(People.File("cand-1", People.Interview("i-1")) with { Version = 2 }, "1", [], [], default));
        await Task.WhenAll(saving, Task.Run(() => Syncs.Confirm("cand-1", "ehr", 1, null, Later, default)), Task.Run(() => Syncs.Confirm("cand-1", "training", 1, null, Later, default)));
        Assert.True(await saving);
        Assert.All(await Syncs.Of("cand-1", default), state => Assert.Equal((2L, 1L), (state.WantedVersion, state.PushedVersion)));
    }

    [Fact]
    public async Task A_system_that_nobody_named_is_known_once_it_confirms()
    {
        await Save("cand-1");
        await Syncs.Confirm("cand-1", "payroll", 1, "P-1", Later, default);
        Assert.Equal(["ehr", "payroll", "training"], (await Syncs.Of("cand-1", default)).Select(state => state.System));
        Assert.Null(await Syncs.Find("cand-1", "performance", default));
    }

    [Fact]
    public async Task A_parked_push_is_not_behind_until_it_is_confirmed_or_taken_up_again()
    {
        await Save("cand-1");
        await Syncs.SetParked("cand-1", "ehr", true, default);
        await Syncs.SetParked("cand-1", "performance", true, default);
        await Syncs.SetParked("cand-9", "ehr", true, default);
        Assert.Empty(await Syncs.Behind("ehr", Later, 10, default));
        Assert.True((await Syncs.Find("cand-1", "ehr", default))!.Parked);
        await Syncs.SetParked("cand-1", "ehr", false, default);
        Assert.Single(await Syncs.Behind("ehr", Later, 10, default));
        await Syncs.SetParked("cand-1", "ehr", true, default);
        await Syncs.Confirm("cand-1", "ehr", 1, null, Later, default);
        Assert.False((await Syncs.Find("cand-1", "ehr", default))!.Parked);
    }

    [Fact]
    public async Task Those_behind_come_oldest_first()
    {
        foreach (var number in (int[])[3, 1, 2]) await Port.Files.Save(People.File($"cand-{number}", People.Interview($"i-{number}")) with { ChangedAt = TestStores.Start.AddMinutes(number) }, null, [], [], default);
        Assert.Equal(["cand-1", "cand-2"], (await Syncs.Behind("ehr", TestStores.Start.AddMinutes(3), 10, default)).Select(state => state.CandidateId));
        Assert.Equal(["cand-1"], (await Syncs.Behind("ehr", TestStores.Start.AddMinutes(9), 1, default)).Select(state => state.CandidateId));
    }

    [Fact]
    public async Task Nobody_hears_of_a_person_who_is_not_known_or_may_not_be_used()
    {
        await Port.Files.Save(People.File("cand-1", People.Interview("i-1", new() { Name = "林小雨" })), null, [], [], default);
        Assert.Empty(await Syncs.Of("cand-1", default));
        await Save("cand-2");
        await Port.Files.Save(People.File("cand-2", People.Interview("i-cand-2")) with { Version = 2, Retention = new() { Restricted = true } }, "1", [], [], default);
        Assert.Empty(await Syncs.Behind("ehr", Later, 10, default));
        Assert.Equal(0, (await Syncs.Find("cand-2", "ehr", default))!.WantedVersion);
    }

    [Fact]
    public async Task A_push_confirmed_after_the_erasure_leaves_nothing()
    {
        await Save("cand-1");
        Assert.Equal(2, await ((IForgetting)Syncs).Forget(new() { CandidateIds = ["cand-1"] }, default));
        await ((IForgetting)Port.Files).Forget(new() { CandidateIds = ["cand-1"] }, default);
        await Syncs.Confirm("cand-1", "ehr", 1, "E-1", Later, default);
        Assert.Empty(await Syncs.Of("cand-1", default));
    }

    private Task<bool> Save(string candidateId) => Port.Files.Save(People.File(candidateId, People.Interview(candidateId == "cand-1" ? "i-1" : $"i-{candidateId}")), null, [], [], default);
}
