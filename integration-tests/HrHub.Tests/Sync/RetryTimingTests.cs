using FsCheck.Xunit;
using HrHub.Core.Sync;
using Microsoft.Extensions.Time.Testing;

namespace HrHub.Tests.Sync;

public sealed class RetryTimingTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("120", 120)]
    [InlineData("0", 0)]
    [InlineData("Wed, 25 Nov 2026 08:00:30 GMT", 30)]
    [InlineData("Wednesday, 25-Nov-26 08:00:30 GMT", 30)]
    [InlineData("Wed Nov 25 08:00:30 2026", 30)]
    [InlineData("Wed, 25 Nov 2026 07:59:00 GMT", 0)]
    [InlineData("soon", null)]
    [InlineData("-5", null)]
    [InlineData(null, null)]
    public void Retry_After_is_read_as_seconds_or_as_a_date(string? header, int? seconds)
    {
        using var response = new HttpResponseMessage();
        if (header is not null) response.Headers.TryAddWithoutValidation("Retry-After", header);
        Assert.Equal(seconds, RetryAfter.Of(response.Headers, Now)?.TotalSeconds);
    }

    [Fact]
    public void A_date_is_measured_by_the_clock_of_the_one_who_sent_it()
    {
        using var response = new HttpResponseMessage();
        response.Headers.Date = Now.AddHours(-3);
        response.Headers.TryAddWithoutValidation("Retry-After", Now.AddHours(-3).AddSeconds(45).ToString("R"));
        Assert.Equal(TimeSpan.FromSeconds(45), RetryAfter.Of(response.Headers, Now));
    }

    [Property]
    public void A_wait_lies_between_half_and_the_whole_of_its_doubling_bound(int seed, byte attempt)
    {
        var tried = attempt % 60 + 1;
        var bound = Math.Min(600, 2 * Math.Pow(2, tried - 1));
        var wait = new Backoff(TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(10), new Random(seed)).After(tried).TotalSeconds;
        Assert.InRange(wait, bound / 2 - 1e-6, bound + 1e-6);
    }

    [Property]
    public void What_the_neighbour_asked_for_is_never_undercut_and_never_followed_beyond_a_day(int seed, int seconds)
    {
        var asked = TimeSpan.FromSeconds(1 + Math.Abs((long)seconds));
        var wait = new Backoff(TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(10), new Random(seed)).After(1, asked);
        Assert.InRange(wait, asked < TimeSpan.FromDays(1) ? asked : TimeSpan.FromDays(1), TimeSpan.FromDays(1) + TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void Two_seeds_do_not_come_back_together()
    {
        var waits = Enumerable.Range(1, 50).Select(seed => new Backoff(TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(10), new Random(seed)).After(5));
        Assert.Equal(50, waits.Distinct().Count());
    }

    [Fact]
    public async Task Calls_keep_their_spacing()
    {
        var clock = new FakeTimeProvider(Now);
        var pace = new Pace(1000, TimeSpan.FromSeconds(1), clock);
        Assert.Equal([0, 1, 2, 3], await Turns(pace, clock, calls: 4));
        clock.Advance(TimeSpan.FromMinutes(5));
        Assert.True(pace.Turn(CancellationToken.None).IsCompleted);    // A quiet time is not made up for, nor held against the next.
    }

    [Fact]
    public async Task No_more_calls_fall_into_a_minute_than_allowed()
        => Assert.Equal([0, 0, 0, 60, 60, 60, 120], await Turns(new Pace(3, TimeSpan.Zero, Clock(out var clock)), clock, calls: 7));

    private static FakeTimeProvider Clock(out FakeTimeProvider clock) => clock = new(Now);

    /// <summary>Seconds from the start at which each call had its turn.</summary>
    private static async Task<List<int>> Turns(Pace pace, FakeTimeProvider clock, int calls)
    {
        var start = clock.GetUtcNow();
        var turns = Enumerable.Range(0, calls).Select(_ => pace.Turn(CancellationToken.None)).ToList();
        var seconds = new List<int>();
        foreach (var turn in turns)
        {
            while (!turn.IsCompleted) clock.Advance(TimeSpan.FromSeconds(1));
            await turn;
            seconds.Add((int)(clock.GetUtcNow() - start).TotalSeconds);
        }
        return seconds;
    }
}
