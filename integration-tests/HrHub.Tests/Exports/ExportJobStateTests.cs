using HrHub.Core.Access;
using HrHub.Core.Exports;
using HrHub.Core.Exports.Jobs;
using HrHub.TestKit;

namespace HrHub.Tests.Exports;

/// <summary>When an export may be begun, and what is left of one that is over; what is said of it.</summary>
public sealed class ExportJobStateTests
{
    private static readonly DateTimeOffset Now = TestStores.Start;
    private static readonly ExportJob Job = new() { JobId = "export-1", Owner = "o", Sight = "s", Format = ExportFormat.Csv, AskedAt = Now, SealedOrder = [1] };

    [Fact]
    public void It_is_begun_when_it_waits_and_when_a_lease_is_over()
    {
        Assert.True(Job.IsToBeWritten(Now));
        Assert.False((Job with { Until = Now.AddSeconds(1) }).IsToBeWritten(Now));
        var begun = Job.Begun("lease", Now, Now.AddSeconds(10));
        Assert.False(begun.IsToBeWritten(Now.AddSeconds(9)));
        Assert.True(begun.IsToBeWritten(Now.AddSeconds(10)));
        Assert.All(Enum.GetValues<ExportState>().Except([ExportState.Queued, ExportState.Running]), state => Assert.False((Job with { State = state }).IsToBeWritten(Now)));
    }

    [Fact]
    public void What_is_over_has_neither_order_nor_file_and_is_still_to_be_destroyed()
    {
        var over = Job.Begun("lease", Now, Now.AddSeconds(10)).Ended(ExportState.Expired, ExportEnd.PersonErased, Now);
        Assert.Equal((true, true, null, null, null), (over.IsOver, over.Holds, over.SealedOrder, over.Result, over.Lease));
    }

    [Fact]
    public void To_begin_again_through_no_fault_of_its_own_is_no_try()
    {
        var again = Job.Begun("lease", Now, Now.AddSeconds(10)).Again();
        Assert.Equal((0, ExportState.Queued, null), (again.Tries, again.State, again.Lease));
    }

    [Fact]
    public void Who_goes_meanwhile_is_remembered_once_and_of_very_many_it_begins_again()
    {
        var begun = Job.Begun("lease", Now, Now.AddSeconds(10)).Without(["cand-1"]).Without(["cand-1", "cand-2"]);
        Assert.Equal(["cand-1", "cand-2"], begun.Gone);
        Assert.Equal(ExportState.Running, begun.State);
        var again = begun.Without([.. Enumerable.Range(0, 2_000).Select(number => $"cand-{number}")]);
        Assert.Equal((ExportState.Queued, 0), (again.State, again.Gone.Count));
        Assert.Empty(begun.Begun("other", Now, Now).Gone);
    }

    [Fact]
    public void Sight_is_the_same_in_whatever_order_and_another_for_another_role()
    {
        Caller Head(params string[] departments) => new("head-1", Role.DepartmentHead, "10.0.0.1") { Sight = new() { Departments = departments } };
        Assert.Equal(SightDigest.Of(Head("HQ/A", "HQ/B")), SightDigest.Of(Head("HQ/B", "HQ/A", "HQ/A") with { From = "10.0.0.2" }));
        string[] others = [SightDigest.Of(Head("HQ/A")), SightDigest.Of(Head()), SightDigest.Of(Head("HQ/A", "HQ/B") with { Role = Role.Hr }), SightDigest.Of(Head("HQ/A", "HQ/B") with { Sight = Sight.Everything }),
            SightDigest.Of(Head() with { Sight = new() { Positions = ["HQ/A", "HQ/B"] } })];
        Assert.Equal(5, others.Distinct().Count());
        Assert.DoesNotContain(SightDigest.Of(Head("HQ/A", "HQ/B")), others);
    }

    [Fact]
    public void Every_state_and_every_end_is_said_in_both_languages()
    {
        var labels = Enum.GetValues<ExportState>().Except([ExportState.Expired]).Select(state => ExportJobWording.Of(state, null)).Concat(Enum.GetValues<ExportEnd>().Except([ExportEnd.TooManyTries]).Select(end => ExportJobWording.Of(ExportState.Expired, end))).ToList();
        Assert.Equal(labels.Count, labels.DistinctBy(label => label.Zh).Count());
        Assert.Equal(labels.Count, labels.DistinctBy(label => label.En).Count());
        Assert.All(labels, label => Assert.True(label.Zh.Any(letter => letter > 0x4e00) && label.En.All(char.IsAscii)));
    }
}
