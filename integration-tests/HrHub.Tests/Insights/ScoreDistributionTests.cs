using FsCheck.Xunit;
using HrHub.Core.Canonical;
using HrHub.Core.Insights;

namespace HrHub.Tests.Insights;

public sealed class ScoreDistributionTests
{
    [Theory]
    [InlineData(81, 62.5)]
    [InlineData(90, 87.5)]
    [InlineData(100, 100)]
    [InlineData(0, 0)]
    public void A_score_stands_above_those_that_are_lower_and_half_of_its_equals(double score, double above)
        => Assert.Equal(above, Of(70, 70, 81, 90).Of("logic", score, 4)!.Above);

    [Fact]
    public void Of_too_few_nothing_is_told()
    {
        Assert.Null(Of(70, 70, 81, 90).Of("logic", 81, 5));
        Assert.Null(Of(70, 70, 81, 90).Of("other", 81, 2));
    }

    [Property]
    public bool A_higher_score_never_stands_lower(byte one, byte other, byte[] all)
    {
        var of = Of([.. all.Select(value => value % 101.0)]);
        var (low, high) = (Math.Min(one % 101, other % 101), Math.Max(one % 101, other % 101));
        return of.Of("logic", low, 1) is not { } below || below.Above <= of.Of("logic", high, 1)!.Above && below.Above is >= 0 and <= 100;
    }

    [Theory]
    [InlineData("990101199902290018", "990***********0018")]
    [InlineData("X1234567", "********")]
    [InlineData(null, null)]
    public void An_ID_number_is_masked(string? number, string? masked) => Assert.Equal(masked, MaskedNationalId.Of(number));

    private static ScoreDistribution Of(params double[] scores)
    {
        var bins = new long[ScoreDistribution.Bins];
        foreach (var score in scores) bins[ScoreDistribution.Point(score)]++;
        return new() { Family = "sales", CountedAt = DateTimeOffset.UnixEpoch, Counts = new Dictionary<string, IReadOnlyList<long>> { [ScoreDistribution.KeyOf("logic")] = bins } };
    }
}
