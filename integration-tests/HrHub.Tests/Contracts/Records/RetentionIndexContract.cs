using HrHub.Core.Erasures;
using HrHub.Core.Retention;
using HrHub.TestKit;

namespace HrHub.Tests.Contracts.Records;

/// <summary>What <see cref="IRetentionIndex"/> promises, on every store.</summary>
public abstract class RetentionIndexContract(Func<Task<Opened<RecordPorts>>> open) : PortContract<RecordPorts>(open)
{
    private const string Old = "0123456789abcdef", New = "5123456789abcdef", Newest = "9123456789abcdef";

    private IRetentionIndex Dates => Port.Dates;

    [Fact]
    public async Task What_is_due_comes_oldest_first_each_file_once()
    {
        await Save(1, (DataClass.WholeFile, 9), (DataClass.Video, 2));
        await Save(2, (DataClass.Video, 1), (DataClass.Transcript, 2));
        await Save(3, (DataClass.Video, 4));
        await Save(4);
        Assert.Equal([new("cand-2", Day(1)), new("cand-1", Day(2))], (await Dates.Due(Day(3), null, 10, default)).Files);
        Assert.Equal(3, (await Dates.Due(Day(4), null, 10, default)).Files.Count);
        Assert.Equal(2, (await Dates.Due(Day(4).AddMilliseconds(-1), null, 10, default)).Files.Count);
        Assert.Equal(3, (await Dates.Due(DateTimeOffset.MaxValue, null, 10, default)).Files.Count);
    }

    [Fact]
    public async Task Pages_lose_nothing_while_files_before_them_are_erased()
    {
        for (var number = 1; number <= 7; number++) await Save(number, (DataClass.WholeFile, 1 + number / 3));
        var (seen, after) = (new List<string>(), (string?)null);
        do
        {
            var page = await Dates.Due(Day(9), after, 2, default);
            seen.AddRange(page.Files.Select(file => file.CandidateId));
            await ((IForgetting)Port.Files).Forget(new() { CandidateIds = [.. page.Files.Select(file => file.CandidateId).Take(1)] }, default);
            after = page.Next;
        }
        while (after is not null);
        Assert.Equal(Enumerable.Range(1, 7).Select(number => $"cand-{number}"), seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Files_stamped_by_other_policies_are_listed_once_though_some_are_stamped_meanwhile()
    {
        Assert.Empty((await Dates.StampedOtherwise(New, null, 3, default)).CandidateIds);
        foreach (var (number, stamp) in ((int, string)[])[(1, ""), (2, Old), (3, New), (4, Newest), (5, Old), (6, Old), (7, Newest)]) await Save(number, stamp);
        var (seen, after) = (new List<string>(), (string?)null);
        do
        {
            var page = await Dates.StampedOtherwise(New, after, 2, default);
            seen.AddRange(page.CandidateIds);
            foreach (var id in page.CandidateIds) Assert.True(await Dates.Restamp(id, "1", [], New, default));
            after = page.Next;
        }
        while (after is not null);
        Assert.Equal(["cand-1", "cand-2", "cand-4", "cand-5", "cand-6", "cand-7"], seen.Order(StringComparer.Ordinal));
        Assert.Empty((await Dates.StampedOtherwise(New, null, 3, default)).CandidateIds);
        Assert.Equal(New, (await Port.Files.Find("cand-1", default))!.File.StampedBy);
    }

    [Fact]
    public async Task Files_are_counted_no_further_than_asked()
    {
        for (var number = 1; number <= 5; number++) await Save(number);
        foreach (var (files, has) in ((long, bool)[])[(0, true), (1, true), (5, true), (6, false), (1_000_000_000_000, false)]) Assert.Equal(has, await Dates.HasAtLeast(files, default));
    }

    [Fact]
    public async Task New_dates_replace_the_old_ones_and_nothing_else()
    {
        await Save(1, (DataClass.Video, 1));
        var read = (await Port.Files.Find("cand-1", default))!;
        await Port.Syncs.Confirm("cand-1", "ehr", 1, null, Day(0), default);
        Assert.True(await Dates.Restamp("cand-1", read.ETag, [new(DataClass.Transcript, Day(5), "rule-2")], New, default));
        Assert.Empty((await Dates.Due(Day(4), null, 10, default)).Files);
        Assert.Equal("cand-1", Assert.Single((await Dates.Due(Day(5), null, 10, default)).Files).CandidateId);
        var file = (await Port.Files.Find("cand-1", default))!.File;
        Assert.Equal([new(DataClass.Transcript, Day(5), "rule-2")], file.Due);
        Assert.Equal(1, file.Version);
        Assert.Empty(await Port.Syncs.Behind("ehr", Day(9), 10, default));
        Assert.True(await Port.Files.Save(file with { Version = 2, Due = [] }, read.ETag, [], [], default));
        Assert.Empty((await Dates.Due(Day(9), null, 10, default)).Files);
    }

    [Fact]
    public async Task A_file_that_changed_since_is_not_stamped()
    {
        await Save(1, (DataClass.Video, 1));
        await Port.Files.Save((await Port.Files.Find("cand-1", default))!.File with { Version = 2 }, "1", [], [], default);
        Assert.False(await Dates.Restamp("cand-1", "1", [], New, default));
        Assert.False(await Dates.Restamp("cand-9", "1", [], New, default));
        Assert.Single((await Dates.Due(Day(1), null, 10, default)).Files);
    }

    private static DateTimeOffset Day(int number) => TestStores.Start.AddDays(number);

    private Task Save(int number, params (DataClass Class, int Day)[] due) => Save(number, "", due);

    private async Task Save(int number, string stamp, params (DataClass Class, int Day)[] due)
        => Assert.True(await Port.Files.Save(People.File($"cand-{number}", People.Interview($"i-{number}")) with
        {
            CreatedAt = TestStores.Start.AddMinutes(number), StampedBy = stamp, Due = [.. due.Select(one => new DueDate(one.Class, Day(one.Day), "rule-1")).OrderBy(one => one.Class)],
        }, null, [], [], default));
}
