using HrHub.Core.Canonical;
using HrHub.Core.Records;
using HrHub.TestKit;

namespace HrHub.Tests.Records;

public sealed class FolderRulesTests
{
    [Theory]
    [InlineData(0, "0-9")]
    [InlineData(79.9, "70-79")]
    [InlineData(80, "80-89")]
    [InlineData(90, "90-100")]
    [InlineData(100, "90-100")]
    public void The_band_follows_the_scaled_score(double score, string band)
        => Assert.Equal($"RM-01/ai-interview/2026-11/{band}", new FolderRules(new()).FolderOf(People.Interview("i-1", score: score), "ai-interview"));

    [Fact]
    public void Bands_that_do_not_divide_a_hundred_end_at_a_hundred()
        => Assert.EndsWith("/90-100", new FolderRules(new() { BandWidth = 30 }).FolderOf(People.Interview("i-1", score: 100), "s"));

    [Fact]
    public void A_month_ends_by_the_banks_clock()
    {
        var lateOnTheLastDay = People.Interview("i-1", at: new DateTimeOffset(2026, 11, 30, 17, 0, 0, TimeSpan.Zero));
        Assert.Contains("/2026-12/", new FolderRules(new() { UtcOffsetHours = 8 }).FolderOf(lateOnTheLastDay, "s"));
        Assert.Contains("/2026-11/", new FolderRules(new() { UtcOffsetHours = 0 }).FolderOf(lateOnTheLastDay, "s"));
    }

    [Fact]
    public void What_a_vendor_calls_a_position_cannot_open_a_folder_of_its_own()
        => Assert.StartsWith("a∕..∕b/", new FolderRules(new()).FolderOf(People.Interview("i-1") with { Position = new() { Title = "a/../b" } }, "s"));

    [Fact]
    public void A_revoked_result_has_no_band()
        => Assert.EndsWith("/unscored", new FolderRules(new()).FolderOf(People.Interview("i-1") with { Result = ResultState.Revoked }, "s"));
}
