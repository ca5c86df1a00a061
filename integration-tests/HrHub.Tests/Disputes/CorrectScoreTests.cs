using HrHub.Core.Canonical;
using HrHub.Core.Disputes;

namespace HrHub.Tests.Disputes;

public sealed class CorrectScoreTests
{
    [Theory]
    [InlineData(ScoreKind.Numeric, 0.0, 5.0, 4.0, 80.0)]
    [InlineData(ScoreKind.Numeric, 1.0, 5.0, 1.0, 0.0)]
    [InlineData(ScoreKind.Percentile, null, null, 90.0, 90.0)]
    [InlineData(ScoreKind.Ordinal, 0.0, 3.0, 2.0, 66.6667)]
    [InlineData(ScoreKind.Boolean, 0.0, 1.0, 1.0, 100.0)]
    [InlineData(ScoreKind.Numeric, 0.0, null, 7.0, null)]
    public void The_new_value_is_scaled_anew_and_the_original_stays(ScoreKind kind, double? min, double? max, double value, double? scaled)
    {
        var corrected = CorrectScore.To(new Score { Kind = kind, Min = min, Max = max, Value = 0, Original = "said", Scaled = 12 }, value)!;
        Assert.Equal((value, scaled, "said", min, max), (corrected.Value, corrected.Scaled, corrected.Original, corrected.Min, corrected.Max));
    }

    [Theory]
    [InlineData(ScoreKind.Numeric, 0.0, 5.0, 5.1)]
    [InlineData(ScoreKind.Numeric, 1.0, 5.0, 0.0)]
    [InlineData(ScoreKind.Percentile, null, null, 101.0)]
    [InlineData(ScoreKind.Ordinal, 0.0, 3.0, 1.5)]
    [InlineData(ScoreKind.Boolean, 0.0, 1.0, 0.5)]
    [InlineData(ScoreKind.Label, null, null, 1.0)]
    [InlineData(ScoreKind.Numeric, 0.0, 5.0, double.NaN)]
    public void A_value_that_the_scale_does_not_have_is_refused(ScoreKind kind, double? min, double? max, double value)
        => Assert.Null(CorrectScore.To(new Score { Kind = kind, Min = min, Max = max, Original = "said" }, value));

    [Theory]
    [InlineData("overall", DisputedKind.Score)]
    [InlineData("dimensions[逻辑思维].score", DisputedKind.Score)]
    [InlineData("dimensions[a].children[b].score", DisputedKind.Score)]
    [InlineData("questions[0].answer", DisputedKind.Text)]
    [InlineData("recommendation", DisputedKind.Text)]
    [InlineData("candidate.name", null)]
    [InlineData("provenance", null)]
    [InlineData("overall.scaled", null)]
    [InlineData("emotions[0].label", null)]
    [InlineData("dimensions.score", null)]
    [InlineData("", null)]
    public void A_closed_list_says_what_can_be_disputed(string path, DisputedKind? kind) => Assert.Equal(kind, DisputedField.KindOf(path));

    [Theory]
    [InlineData("2026-autumn-campus", "hr-campus")]
    [InlineData("2026-autumn", "hr-2026")]
    [InlineData("2025-autumn", "hr-disputes")]
    [InlineData(null, "hr-disputes")]
    public void The_first_row_that_covers_the_batch_names_the_specialist(string? batch, string assignee)
        => Assert.Equal(assignee, new DisputesOptions { Assignees = [new() { Batch = "*-campus", Assignee = "hr-campus" }, new() { Batch = "2026-*", Assignee = "hr-2026" }] }.AssigneeOf(batch));
}
