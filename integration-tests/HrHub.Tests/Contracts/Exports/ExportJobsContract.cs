using HrHub.Core.Exports;
using HrHub.Core.Exports.Jobs;
using HrHub.Core.Media.Sealing;

namespace HrHub.Tests.Contracts.Exports;

/// <summary>What <see cref="IExportJobs"/> promises, on every store.</summary>
public abstract class ExportJobsContract(Func<Task<Opened<IExportJobs>>> open) : PortContract<IExportJobs>(open)
{
    internal static readonly DateTimeOffset Day = new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero);

    internal static ExportJob Some(string id, string owner = "owner-1", int minutes = 0)
        => new() { JobId = id, Owner = owner, Sight = "ab12", Format = ExportFormat.Csv, AskedAt = Day.AddMinutes(minutes), SealedOrder = [1, 2, 3], Total = 7 };

    [Fact]
    public async Task What_was_added_is_found_whole_and_once()
    {
        var job = Some("export-1") with { NamesSomebody = true };
        Assert.True(await Port.Add(job, default));
        Assert.False(await Port.Add(job with { Total = 8 }, default));
        Assert.Equivalent(job, await Port.Find("export-1", default), strict: true);
        Assert.Null(await Port.Find("export-2", default));
    }

    [Fact]
    public async Task Everything_of_a_job_comes_back()
    {
        var job = Some("export-1") with
        {
            State = ExportState.Done, End = ExportEnd.TimeUp, Rows = 5, Tries = 2, StartedAt = Day, FinishedAt = Day.AddMinutes(1), ExpiresAt = Day.AddHours(1), Lease = "cd34", Until = Day.AddMinutes(2), SealedOrder = null, Gone = ["cand-1", "cand-2"],
            Result = new SealedReference { ObjectName = "export-1.cd34", WrappedKey = [4, 5], Length = 9, Sha256 = new('0', 64), PrefixSha256 = [6] },
        };
        await Port.Add(job, default);
        Assert.Equivalent(job, await Port.Find("export-1", default), strict: true);
    }

    [Fact]
    public async Task A_change_is_of_what_is_there_and_may_be_none()
    {
        await Port.Add(Some("export-1"), default);
        var changed = await Port.Change("export-1", job => job with { Rows = job.Rows + 3, State = ExportState.Running, SealedOrder = null }, default);
        Assert.Equal((3, ExportState.Running), (changed!.Rows, changed.State));
        Assert.Equivalent(changed, await Port.Find("export-1", default), strict: true);
        Assert.Null(await Port.Change("export-1", _ => null, default));
        Assert.Null(await Port.Change("export-2", job => job, default));
    }

    [Fact]
    public async Task Of_sixteen_that_begin_it_at_once_one_does()
    {
        await Port.Add(Some("export-1"), default);
        var begun = await Task.WhenAll(Enumerable.Range(0, 16).Select(n => Port.Change("export-1", job => job.IsToBeWritten(Day) ? job.Begun($"lease-{n}", Day, Day.AddMinutes(3)) : null, default)));
        var one = Assert.Single(begun, job => job is not null);
        Assert.Equal(one!.Lease, (await Port.Find("export-1", default))!.Lease);
        Assert.Equal(1, one.Tries);
    }

    [Fact]
    public async Task An_owner_has_the_own_ones_the_newest_first_page_by_page()
    {
        foreach (var n in Enumerable.Range(1, 5)) await Port.Add(Some($"export-{n}", minutes: n / 2), default);
        await Port.Add(Some("export-6", "owner-2"), default);
        var first = await Port.Of("owner-1", null, 2, default);
        var second = await Port.Of("owner-1", first.NextCursor, 2, default);
        var third = await Port.Of("owner-1", second.NextCursor, 2, default);
        Assert.Equal(["export-5", "export-4", "export-3", "export-2", "export-1"], first.Jobs.Concat(second.Jobs).Concat(third.Jobs).Select(job => job.JobId));
        Assert.Null(third.NextCursor);
        Assert.Null((await Port.Of("owner-1", null, 5, default)).NextCursor);
        Assert.Empty((await Port.Of("owner", null, 5, default)).Jobs);
        await Assert.ThrowsAsync<FormatException>(() => Port.Of("owner-1", "nonsense", 2, default));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Port.Of("owner-1", null, 0, default));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Port.Of("owner-1", null, 201, default));
    }

    [Fact]
    public async Task Those_that_hold_something_are_listed_the_oldest_first()
    {
        foreach (var (id, minutes) in ((string, int)[])[("export-3", 3), ("export-1", 1), ("export-2", 2)]) await Port.Add(Some(id, $"of-{id}", minutes), default);
        await Port.Change("export-2", job => job with { Holds = false }, default);
        Assert.Equal(["export-1", "export-3"], (await Port.Holding(default)).Select(job => job.JobId));
    }

    [Fact]
    public async Task Only_old_ones_that_hold_nothing_are_trimmed()
    {
        foreach (var n in Enumerable.Range(1, 3)) await Port.Add(Some($"export-{n}", minutes: n), default);
        foreach (var n in Enumerable.Range(2, 2)) await Port.Change($"export-{n}", job => job with { Holds = false }, default);
        await Port.Trim(Day.AddMinutes(3), default);
        Assert.NotNull(await Port.Find("export-1", default));
        Assert.Null(await Port.Find("export-2", default));
        Assert.NotNull(await Port.Find("export-3", default));
    }
}
