using HrHub.Core.Disputes;
using HrHub.Core.Retention;
using HrHub.TestKit;

namespace HrHub.Tests.Disputes;

/// <summary>Working days by the notices of the State Council General Office.</summary>
public sealed class WorkingDaysTests
{
    private static readonly TimeZoneInfo Shanghai = PolicyZone.Find("+08:00")!;
    private static readonly WorkingDays Days = new(ReadCalendars.From(null), Shanghai);

    [Theory]
    [InlineData("2026-11-25T10:00", "2026-11-30")] // Wednesday: Thursday, Friday, Monday.
    [InlineData("2026-09-30T10:00", "2026-10-10")] // National Day 1-7 October; Saturday the 10th is worked.
    [InlineData("2026-09-18T10:00", "2026-09-22")] // Sunday the 20th is worked.
    [InlineData("2026-02-13T10:00", "2026-02-25")] // Saturday the 14th is worked, then Spring Festival 15-23.
    [InlineData("2026-02-26T10:00", "2026-03-02")] // Saturday the 28th is worked.
    [InlineData("2026-04-30T10:00", "2026-05-08")] // Labour Day 1-5 May.
    [InlineData("2025-12-31T10:00", "2026-01-06")] // New Year 1-3 January, Sunday the 4th is worked.
    [InlineData("2025-01-24T10:00", "2025-02-05")] // Sunday the 26th and the 27th are worked, then Spring Festival 28 January - 4 February.
    [InlineData("2025-09-26T10:00", "2025-09-30")] // Sunday the 28th is worked.
    [InlineData("2026-11-28T10:00", "2026-12-02")] // Opened on a Saturday.
    public void Three_working_days_pass_over_holidays_and_count_days_made_up(string opened, string last)
        => Assert.Equal(DateOnly.Parse(last), Days.After(Local(opened), 3).Last);

    [Fact]
    public void A_term_that_begins_on_any_day_ends_on_a_working_day_with_as_many_in_between_as_it_has()
    {
        for (var day = new DateOnly(2025, 1, 1); day.Year < 2027; day = day.AddDays(1))
            foreach (var length in new[] { 1, 3, 15 })
            {
                var term = Days.After(new(day.ToDateTime(new(12, 0)), TimeSpan.FromHours(8)), length);
                var worked = Enumerable.Range(1, term.Last.DayNumber - day.DayNumber).Select(day.AddDays).Where(Days.IsWorkingDay).ToList();
                Assert.Equal((length, term.Last), (worked.Count, worked[^1]));
                Assert.Equal(length == 1 ? day : worked[^2], term.DayBefore);
            }
    }

    [Fact]
    public void The_day_is_that_of_the_banks_clock()
    {
        // 16:30 UTC on Wednesday is Thursday in Shanghai.
        Assert.Equal(new DateOnly(2026, 12, 1), Days.After(new(2026, 11, 25, 16, 30, 0, TimeSpan.Zero), 3).Last);
        Assert.Equal(new DateTimeOffset(2026, 12, 1, 10, 0, 0, TimeSpan.Zero), Days.At(new(2026, 12, 1), new(18, 0)));
    }

    [Fact]
    public void A_year_without_a_calendar_has_its_weekends_only_and_says_so()
    {
        var term = Days.After(Local("2027-09-30T10:00"), 3);
        Assert.Equal((new DateOnly(2027, 10, 5), 2027), (term.Last, Assert.Single(term.WeekendsOnly)));
        Assert.Equal([2027], Days.After(Local("2026-12-30T10:00"), 3).WeekendsOnly);
        Assert.Empty(Days.After(Local("2026-12-28T10:00"), 3).WeekendsOnly);
    }

    [Fact]
    public void A_year_is_added_by_a_file()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("2027.json"), """{"year":2027,"notice":"A test","holidays":["2027-10-01","2027-10-04"],"makeUpDays":["2027-10-09"]}""");
        var days = new WorkingDays(ReadCalendars.From(folder.Path), Shanghai);
        Assert.Equal(new DateOnly(2027, 10, 7), days.After(Local("2027-09-30T10:00"), 3).Last);
        Assert.True(days.IsWorkingDay(new(2027, 10, 9)));
        Assert.False(days.IsWorkingDay(new(2026, 10, 1)));
    }

    [Theory]
    [InlineData("""{"year":2027,"notice":"x","holidays":["2026-10-01"],"makeUpDays":[]}""", "2026-10-01 is not in 2027.")]
    [InlineData("""{"year":2027,"notice":"x","holidays":["2027-10-09"],"makeUpDays":["2027-10-09"]}""", "2027-10-09 is both")]
    [InlineData("""{"year":2027,"notice":"x","holidays":[],"makeUpDays":["2027-10-07"]}""", "2027-10-07 is no weekend")]
    [InlineData("""{"year":2027,"holidays":[],"makeUpDays":[]}""", "can't be read")]
    [InlineData("""{"year":2027,"notice":"x","holidays":["tomorrow"],"makeUpDays":[]}""", "can't be read")]
    public void A_calendar_that_contradicts_itself_stops_the_start(string json, string fault)
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("2027.json"), json);
        Assert.Contains(fault, Assert.Throws<InvalidDataException>(() => ReadCalendars.From(folder.Path)).Message, StringComparison.Ordinal);
        Assert.Contains(fault, Assert.Single(new DisputesOptions { CalendarDirectory = folder.Path }.Validate(new(new()))).ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2025, 28, 5)]
    [InlineData(2026, 33, 6)]
    public void The_built_in_calendars_are_whole(int year, int holidays, int makeUpDays)
    {
        var calendar = ReadCalendars.From(null)[year];
        Assert.Equal((holidays, makeUpDays), (calendar.Holidays.Count, calendar.MakeUpDays.Count));
        Assert.Contains($"{year}年部分节假日安排的通知", calendar.Notice, StringComparison.Ordinal);
    }

    private static DateTimeOffset Local(string text) => new(DateTime.Parse(text), TimeSpan.FromHours(8));
}
