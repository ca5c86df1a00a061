using FsCheck.Xunit;
using HrHub.Core.Retention;

namespace HrHub.Tests.Retention;

/// <summary>Calendar edges: all times are the bank's, unless another zone is named.</summary>
public sealed class KeepPeriodTests
{
    private static readonly TimeZoneInfo Shanghai = PolicyZone.Find("Asia/Shanghai")!;

    [Theory]
    [InlineData("P3Y", "2026-11-25", "2029-11-26")]
    [InlineData("P3Y", "2024-02-29", "2027-03-01")]
    [InlineData("P4Y", "2024-02-29", "2028-03-01")]
    [InlineData("P1Y", "2027-02-28", "2028-02-29")]
    [InlineData("P1M", "2026-01-31", "2026-03-01")]
    [InlineData("P1M", "2028-01-31", "2028-03-01")]
    [InlineData("P6M", "2026-08-31", "2027-03-01")]
    [InlineData("P1M", "2026-02-28", "2026-03-29")]
    [InlineData("P30D", "2026-12-15", "2027-01-15")]
    [InlineData("P30D", "2028-02-01", "2028-03-03")]
    [InlineData("P2W", "2026-11-25", "2026-12-10")]
    [InlineData("P1Y1M1D", "2023-01-31", "2024-03-02")]
    public void A_period_is_over_when_its_corresponding_day_is_over(string period, string from, string firstDayAfter)
        => Assert.Equal(At(firstDayAfter), KeepPeriod.Parse(period)!.Value.After(At(from).AddHours(9), Shanghai));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(23, 59)]
    public void The_hour_of_the_first_day_does_not_matter(int hour, int minute)
        => Assert.Equal(At("2029-11-26"), new KeepPeriod(36, 0).After(At("2026-11-25").AddHours(hour).AddMinutes(minute), Shanghai));

    [Fact]
    public void The_day_is_the_banks_and_not_that_of_Greenwich()
    {
        var lateInGreenwich = new DateTimeOffset(2026, 11, 25, 16, 0, 0, TimeSpan.Zero);
        Assert.Equal(At("2026-12-27"), new KeepPeriod(1, 0).After(lateInGreenwich, Shanghai));
        Assert.Equal(At("2026-12-26"), new KeepPeriod(1, 0).After(lateInGreenwich.AddMilliseconds(-1), Shanghai));
        Assert.Equal(new DateTimeOffset(2026, 12, 26, 0, 0, 0, TimeSpan.Zero), new KeepPeriod(1, 0).After(lateInGreenwich, TimeZoneInfo.Utc));
    }

    [Fact]
    public void Leap_day_in_Shanghai_can_be_the_day_before_in_Chicago()
    {
        var start = new DateTimeOffset(2024, 2, 29, 4, 0, 0, TimeSpan.Zero);
        Assert.Equal(new DateTimeOffset(2027, 2, 28, 16, 0, 0, TimeSpan.Zero), new KeepPeriod(36, 0).After(start, Shanghai));
        Assert.Equal(new DateTimeOffset(2027, 3, 1, 6, 0, 0, TimeSpan.Zero), new KeepPeriod(36, 0).After(start, PolicyZone.Find("America/Chicago")!));
    }

    [Fact]
    public void Summer_time_moves_the_end_of_a_day_with_the_clock()
    {
        var chicago = PolicyZone.Find("America/Chicago")!;
        var winter = new DateTimeOffset(2026, 2, 10, 12, 0, 0, TimeSpan.Zero);
        Assert.Equal(new DateTimeOffset(2026, 3, 13, 5, 0, 0, TimeSpan.Zero), new KeepPeriod(0, 30).After(winter, chicago));
    }

    [Fact]
    public void A_midnight_that_the_clock_skips_is_the_instant_of_the_jump()
    {
        // Beirut, 29 March 2026: the clock goes from 00:00 straight to 01:00.
        var end = new KeepPeriod(0, 1).After(new DateTimeOffset(2026, 3, 27, 12, 0, 0, TimeSpan.Zero), PolicyZone.Find("Asia/Beirut")!);
        Assert.Equal(new DateTimeOffset(2026, 3, 28, 22, 0, 0, TimeSpan.Zero), end);
    }

    [Fact]
    public void Nothing_is_at_once_and_never_before_the_request()
    {
        var request = new DateTimeOffset(2026, 11, 25, 8, 0, 0, TimeSpan.Zero).AddTicks(1);
        Assert.Equal(new DateTimeOffset(2026, 11, 25, 8, 0, 0, 1, TimeSpan.Zero), KeepPeriod.Parse("P0D")!.Value.After(request, Shanghai));
    }

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("3Y")]
    [InlineData("P3")]
    [InlineData("P3Y ")]
    [InlineData("P-3Y")]
    [InlineData("PT8H")]
    [InlineData("P101Y")]
    [InlineData("P30D1Y")]
    public void What_is_no_period_is_refused(string text) => Assert.Null(KeepPeriod.Parse(text));

    [Theory]
    [InlineData("+08:00", 8)]
    [InlineData("-05:00", -5)]
    [InlineData("+14:00", 14)]
    public void A_fixed_offset_needs_no_time_zone_data(string text, int hours) => Assert.Equal(TimeSpan.FromHours(hours), PolicyZone.Find(text)!.BaseUtcOffset);

    [Fact]
    public void An_unknown_zone_is_none() => Assert.Null(PolicyZone.Find("Asia/Atlantis"));

    [Property(MaxTest = 400)]
    public void A_period_never_ends_before_it_begins_and_a_later_start_never_ends_earlier(DateTime one, DateTime other, byte months, byte days)
    {
        var (first, second) = one <= other ? (one, other) : (other, one);
        var period = new KeepPeriod(months, days);
        var (a, b) = (period.After(new(first.Ticks, TimeSpan.Zero), Shanghai), period.After(new(second.Ticks, TimeSpan.Zero), Shanghai));
        Assert.True(a >= new DateTimeOffset(first.Ticks, TimeSpan.Zero) && a <= b);
    }

    [Property(MaxTest = 400)]
    public void A_period_that_never_exceeds_another_ends_no_later_from_any_day(DateTime start, byte months, byte days, byte otherMonths, byte otherDays)
    {
        var (one, other) = (new KeepPeriod(months % 30, days), new KeepPeriod(otherMonths % 30, otherDays));
        var from = new DateTimeOffset(start.Ticks, TimeSpan.Zero);
        if (one.NeverExceeds(other)) Assert.True(one.After(from, Shanghai) <= other.After(from, Shanghai));
    }

    private static DateTimeOffset At(string day) => new(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture).ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(8));
}
