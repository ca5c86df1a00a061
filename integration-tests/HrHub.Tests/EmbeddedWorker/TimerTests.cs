using HrHub.EmbeddedWorker.Timers;
using HrHub.TestKit;

namespace HrHub.Tests.EmbeddedWorker;

public sealed class TimerTests
{
    [Theory]
    [InlineData("0 */5 * * * *", "2026-03-02T08:31:10Z", "2026-03-02T08:35:00Z")]
    [InlineData("30 0 3 * * 1-5", "2026-03-06T04:00:00Z", "2026-03-09T03:00:30Z")]
    [InlineData("15 3 * * *", "2026-03-02T03:15:00Z", "2026-03-03T03:15:00Z")]
    [InlineData("00:00:30", "2026-03-02T08:00:10Z", "2026-03-02T08:00:40Z")]
    [InlineData("0 0 0 29 2 *", "2026-03-02T00:00:00Z", "2028-02-29T00:00:00Z")]
    public void A_schedule_gives_its_next_time(string expression, string after, string next)
        => Assert.Equal(DateTimeOffset.Parse(next), TimerSchedule.Parse(expression)!.NextAfter(DateTimeOffset.Parse(after)));

    [Theory]
    [InlineData("")]
    [InlineData("every day")]
    [InlineData("0 61 * * * *")]
    [InlineData("-00:00:30")]
    [InlineData("* * * * * * *")]
    public void What_is_no_schedule_is_none(string expression) => Assert.Null(TimerSchedule.Parse(expression));

    [Fact]
    public async Task A_timer_runs_at_its_times_and_is_told_the_last_and_the_next()
    {
        await using var timers = new TimerBench();
        timers.Start<HourlyTimer>();
        await timers.UntilRuns(2);
        var (first, second) = (timers.Runs.All.First(), timers.Runs.All.Last());
        Assert.InRange(first.At, At(9, 0), At(9, 1));
        Assert.InRange(second.At, At(10, 0), At(10, 1));
        Assert.Equal(At(11, 0).UtcDateTime, second.Info.ScheduleStatus!.Next);
        Assert.InRange(second.Info.ScheduleStatus.Last, At(9, 0).UtcDateTime, At(9, 1).UtcDateTime);
    }

    [Fact]
    public async Task A_first_start_waits_for_the_schedule()
    {
        await using var timers = new TimerBench();
        timers.Start<HourlyTimer>();
        await Eventually.Holds(() => timers.Planned("Hourly") == At(9, 0));
        Assert.Empty(timers.Runs.All);
    }

    [Fact]
    public async Task A_run_missed_while_the_host_was_down_is_made_up_for_once_at_the_start()
    {
        await using var timers = new TimerBench();
        timers.Start<HourlyTimer>();
        await Eventually.Holds(() => timers.Planned("Hourly") == At(9, 0));
        await timers.StopAll();
        timers.Clock.Advance(TimeSpan.FromHours(5));
        timers.Start<HourlyTimer>();
        await Eventually.Holds(() => timers.Planned("Hourly") == At(14, 0));
        Assert.True(Assert.Single(timers.Runs.All).Info.IsPastDue);
        await timers.UntilRuns(2);
        Assert.InRange(timers.Runs.All.Last().At, At(14, 0), At(14, 1));
    }

    [Fact]
    public async Task A_timer_without_monitor_makes_up_for_nothing_and_takes_its_schedule_from_a_setting()
    {
        await using var timers = new TimerBench();
        timers.Start<UnmonitoredTimer>();
        await Eventually.Holds(() => timers.Planned("Unmonitored") is not null);
        await timers.StopAll();
        timers.Clock.Advance(TimeSpan.FromHours(5));
        timers.Start<UnmonitoredTimer>();
        await timers.UntilRuns(1);
        var run = Assert.Single(timers.Runs.All);
        Assert.InRange(run.At, At(13, 40), At(13, 42));
        Assert.Null(run.Info.ScheduleStatus);
    }

    [Fact]
    public async Task A_timer_that_runs_on_startup_does_so_at_every_start()
    {
        await using var timers = new TimerBench();
        timers.Start<StartupTimer>();
        await Eventually.Holds(() => timers.Planned("Startup") == new DateTimeOffset(2026, 3, 3, 3, 0, 0, TimeSpan.Zero));
        await timers.StopAll();
        timers.Start<StartupTimer>();
        await Eventually.Holds(() => timers.Runs.All.Count == 2);
        Assert.All(timers.Runs.All, run => Assert.False(run.Info.IsPastDue));
    }

    [Fact]
    public async Task A_long_run_is_never_joined_by_a_second_one_and_what_it_missed_is_skipped()
    {
        await using var timers = new TimerBench();
        var gate = new TaskCompletionSource();
        timers.Runs.Work = _ => gate.Task;
        timers.Start<HourlyTimer>();
        await timers.UntilRuns(1);
        await timers.Pass(TimeSpan.FromHours(3));
        Assert.Single(timers.Runs.All);
        gate.SetResult();
        await Eventually.Holds(() => timers.Planned("Hourly") == At(13, 0));
        await timers.UntilRuns(2);
        Assert.InRange(timers.Runs.All.Last().At, At(13, 0), At(13, 1));
        Assert.Equal(1, timers.Runs.MostRunning);
    }

    [Fact]
    public async Task Two_instances_run_each_time_once()
    {
        await using var timers = new TimerBench();
        timers.Start<HourlyTimer>();
        timers.Start<HourlyTimer>();
        await timers.UntilRuns(3);
        await timers.Pass(TimeSpan.FromMinutes(30));
        Assert.Equal(3, timers.Runs.All.Count);
        Assert.Equal(3, timers.Runs.All.Select(run => run.At.Hour).Distinct().Count());
        Assert.Equal(1, timers.Runs.MostRunning);
    }

    [Fact]
    public async Task A_failed_run_is_over_and_the_next_comes_at_its_time()
    {
        await using var timers = new TimerBench();
        timers.Runs.Work = _ => throw new InvalidDataException();
        timers.Start<HourlyTimer>();
        await timers.UntilRuns(2);
        Assert.InRange(timers.Runs.All.Last().At, At(10, 0), At(10, 1));
    }

    [Fact]
    public async Task A_run_cut_off_by_the_stop_is_made_up_for_at_the_next_start()
    {
        await using var timers = new TimerBench();
        timers.Runs.Work = ct => Task.Delay(Timeout.Infinite, ct);
        timers.Start<HourlyTimer>();
        await timers.UntilRuns(1);
        await timers.StopAll();
        timers.Runs.Work = _ => Task.CompletedTask;
        timers.Start<HourlyTimer>();
        await Eventually.Holds(() => timers.Planned("Hourly") == At(10, 0));
        Assert.Equal(2, timers.Runs.All.Count);
    }

    private static DateTimeOffset At(int hour, int minute) => new(2026, 3, 2, hour, minute, 0, TimeSpan.Zero);
}
