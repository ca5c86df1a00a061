using System.Globalization;
using HrHub.TestKit;

namespace HrHub.Tests.Purge;

/// <summary>Sweeps a millisecond before a date and just after it: leap days, month and year ends, by the clock of the policies.</summary>
public sealed class SweepClockTests
{
    [Theory]
    [InlineData("Asia/Shanghai", "2024-02-28T15:59:59.999Z", "2027-02-28T16:00Z")]
    [InlineData("Asia/Shanghai", "2024-02-28T16:00Z", "2027-02-28T16:00Z")]
    [InlineData("Asia/Shanghai", "2024-02-29T15:59:59.999Z", "2027-02-28T16:00Z")]
    [InlineData("Asia/Shanghai", "2024-02-29T16:00Z", "2027-03-01T16:00Z")]
    [InlineData("Asia/Shanghai", "2024-01-31T15:59:59Z", "2027-01-31T16:00Z")]
    [InlineData("Asia/Shanghai", "2023-12-31T16:00Z", "2027-01-01T16:00Z")]
    [InlineData("America/Chicago", "2024-02-29T05:59:59Z", "2027-03-01T06:00Z")]
    [InlineData("America/Chicago", "2024-02-29T06:00Z", "2027-03-01T06:00Z")]
    [InlineData("America/Chicago", "2024-03-01T06:00Z", "2027-03-02T06:00Z")]
    [InlineData("+00:00", "2024-02-29T16:00Z", "2027-03-01T00:00Z")]
    public async Task Three_years_are_over_with_their_last_day_and_not_a_millisecond_before(string zone, string ended, string over)
    {
        await using var world = new SweepWorld(Policies.Sample with { TimeZone = zone });
        await world.Adopt();
        await world.Add("cand-1", At(ended));
        // A sweep comes a second after the clock was set.
        world.Stores.Clock.SetUtcNow(At(over).AddMilliseconds(-1_001));

        Assert.Equal(0, (await world.Sweep()).Due);
        Assert.Equal(1, (await world.Sweep()).Erased);
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
