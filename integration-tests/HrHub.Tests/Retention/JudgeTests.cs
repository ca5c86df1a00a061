using HrHub.Core.Retention;
using HrHub.TestKit;
using static HrHub.TestKit.Policies;

namespace HrHub.Tests.Retention;

/// <summary>The verdicts, row by row. Every file's interview ended at <see cref="TestStores.Start"/>, 25 November 2026, 16:00 by the bank's clock.</summary>
public sealed class JudgeTests
{
    private static readonly DateTimeOffset Ended = TestStores.Start;
    private static readonly DateTimeOffset ThreeYearsLater = new(2029, 11, 25, 16, 0, 0, TimeSpan.Zero);
    private static readonly RetentionFacts Facts = new() { InterviewEndedAt = Ended, Classes = [DataClass.Video, DataClass.Identity, DataClass.WholeFile] };
    private static readonly RetentionPolicySetting Wish = new() { Basis = "WISH", Kind = "business-wish", Classes = "whole-file", From = "interview-ended", Keep = "P5Y" };
    private static readonly RetentionPolicySetting Keeping = new() { Basis = "KEEP", Kind = "law-orders-keeping", Classes = "video", From = "interview-ended", Keep = "P1Y" };
    private static readonly Hold Legal = new() { HoldId = "hold-1", Kind = HoldKind.Legal, PlacedBy = "c-1", Why = "court", PlacedAt = Ended };

    [Fact]
    public void Before_its_date_a_file_is_kept_and_the_rule_is_named()
    {
        var verdict = Whole(Policies.Sample, Facts, ThreeYearsLater.AddMilliseconds(-1));
        Assert.Equal((VerdictKind.Kept, ThreeYearsLater, "PIPL-3Y"), (verdict.Kind, verdict.DueAt, verdict.Rule));
    }

    [Fact]
    public void On_its_date_a_file_goes() => Assert.Equal(VerdictKind.EraseNow, Whole(Policies.Sample, Facts, ThreeYearsLater).Kind);

    [Fact]
    public void The_shortest_order_to_erase_beats_a_longer_wish()
        => Assert.Equal("PIPL-3Y", Whole(Options(Wish, ThreeYears, Law("LONG", "whole-file", "interview-ended", "P9Y")), Facts, Ended).Rule);

    [Fact]
    public void A_shorter_wish_is_granted_below_what_the_law_allows()
        => Assert.Equal("WISH", Whole(Options(Wish with { Keep = "P1Y" }, ThreeYears), Facts, Ended).Rule);

    [Fact]
    public void A_wish_waits_for_the_order_to_keep()
    {
        var verdict = Whole(Options(Wish with { Keep = "P1M" }, ThreeYears, Keeping), Facts, Ended);
        Assert.Equal(("KEEP", new DateTimeOffset(2027, 11, 25, 16, 0, 0, TimeSpan.Zero)), (verdict.Rule, verdict.DueAt));
    }

    [Fact]
    public void An_order_to_keep_videos_keeps_no_file_without_one()
        => Assert.Equal("WISH", Whole(Options(Wish with { Keep = "P1M" }, ThreeYears, Keeping), Facts with { Classes = [DataClass.Identity, DataClass.WholeFile] }, Ended).Rule);

    [Fact]
    public void A_request_that_gives_way_waits_until_the_order_to_keep_has_begun_and_ended()
    {
        var policies = Options(ThreeYears with { YieldsToKeeping = "true" }, Law("GDPR-17", "whole-file", "request-received", "P0D") with { YieldsToKeeping = "true" }, Keeping with { From = "process-closed" });
        var asked = Facts with { RequestedAt = Ended };

        var open = Whole(policies, asked, Ended.AddYears(50));
        Assert.Equal((VerdictKind.Kept, null, "KEEP", StartEvent.ProcessClosed), (open.Kind, open.DueAt, open.Rule, open.WaitsFor));

        var closed = Whole(policies, asked with { ProcessClosedAt = Ended }, Ended);
        Assert.Equal(("KEEP", new DateTimeOffset(2027, 11, 25, 16, 0, 0, TimeSpan.Zero)), (closed.Rule, closed.DueAt));
    }

    [Fact]
    public void A_hold_wins_over_everything_that_is_due()
    {
        var verdict = Whole(Policies.Sample, Facts with { Holds = [Legal], RequestedAt = Ended }, ThreeYearsLater.AddYears(10));
        Assert.Equal((VerdictKind.Held, "hold-1"), (verdict.Kind, Assert.Single(verdict.Holds).HoldId));
    }

    [Fact]
    public void A_hold_that_has_run_out_holds_nothing()
    {
        var held = Facts with { Holds = [Legal with { Until = ThreeYearsLater.AddDays(1) }] };
        Assert.Equal(VerdictKind.Held, Whole(Policies.Sample, held, ThreeYearsLater).Kind);
        Assert.Equal(VerdictKind.EraseNow, Whole(Policies.Sample, held, ThreeYearsLater.AddDays(1)).Kind);
    }

    [Fact]
    public void A_hold_on_what_is_not_due_is_named_beside_the_date()
    {
        var verdict = Whole(Policies.Sample, Facts with { Holds = [Legal] }, Ended);
        Assert.Equal((VerdictKind.Kept, 1), (verdict.Kind, verdict.Holds.Count));
    }

    [Fact]
    public void An_erasure_that_has_begun_goes_on_whatever_holds_it()
    {
        var verdict = Whole(Policies.Sample, Facts with { Holds = [Legal], Tombstone = new("erasure-1", Ended, "GDPR-17") }, Ended);
        Assert.Equal((VerdictKind.EraseNow, "GDPR-17"), (verdict.Kind, verdict.Rule));
    }

    [Theory]
    [InlineData("CN", VerdictKind.EraseNow, "PIPL-47")]
    [InlineData(null, VerdictKind.EraseNow, "PIPL-47")]
    [InlineData("EU", VerdictKind.EraseNow, "GDPR-17")]
    [InlineData("US-IL", VerdictKind.Kept, "PIPL-3Y")]
    public void A_request_counts_by_the_law_that_holds_for_the_person(string? jurisdiction, VerdictKind kind, string rule)
    {
        var verdict = Whole(Policies.Sample, Facts with { Jurisdiction = jurisdiction, RequestedAt = Ended }, Ended);
        Assert.Equal((kind, rule), (verdict.Kind, verdict.Rule));
    }

    [Fact]
    public void In_Illinois_the_video_goes_thirty_days_after_the_request_and_the_rest_stays()
    {
        var asked = Facts with { Jurisdiction = "US-IL", RequestedAt = Ended.AddDays(10) };
        var day = new DateTimeOffset(2027, 1, 4, 16, 0, 0, TimeSpan.Zero);

        Assert.Equal(VerdictKind.Kept, Of(Policies.Sample, asked, day.AddMilliseconds(-1), DataClass.Video).Kind);
        Assert.Equal((VerdictKind.EraseNow, "IL-AIVIA-30D"), (Of(Policies.Sample, asked, day, DataClass.Video).Kind, Of(Policies.Sample, asked, day, DataClass.Video).Rule));
        Assert.Equal(VerdictKind.Kept, Of(Policies.Sample, asked, day, DataClass.Identity).Kind);
        Assert.Equal([new DueDate(DataClass.Video, day, "IL-AIVIA-30D"), new DueDate(DataClass.WholeFile, ThreeYearsLater, "PIPL-3Y")], Policies.Judge(Policies.Sample).Due(asked));
    }

    [Theory]
    [InlineData(true, "HIRED-1Y")]
    [InlineData(false, "PIPL-3Y")]
    public void A_scope_of_the_hired_is_for_the_hired(bool hired, string rule)
        => Assert.Equal(rule, Whole(Options(ThreeYears, Law("HIRED-1Y", "whole-file", "hired", "P1Y") with { Hired = "true" }), Facts with { HiredAt = hired ? Ended : null }, Ended).Rule);

    [Fact]
    public void Of_a_file_for_two_families_a_law_speaks_for_one_and_a_wish_only_for_both()
    {
        var two = Facts with { Families = ["sales", "it"] };
        Assert.Equal("LAW", Whole(Options(ThreeYears, Law("LAW", "whole-file", "interview-ended", "P1Y") with { PositionFamily = "sales" }), two, Ended).Rule);
        Assert.Equal("PIPL-3Y", Whole(Options(ThreeYears, Wish with { Keep = "P1Y", PositionFamily = "sales" }), two, Ended).Rule);
        Assert.Equal("WISH", Whole(Options(ThreeYears, Wish with { Keep = "P1Y", PositionFamily = "sales" }), two with { Families = ["sales"] }, Ended).Rule);
    }

    [Fact]
    public void What_a_file_has_no_data_of_gets_no_verdict()
        => Assert.Equal([DataClass.Video, DataClass.Identity, DataClass.WholeFile], Policies.Judge(Policies.Sample).Of(Facts, Ended).Select(verdict => verdict.Class));

    private static Verdict Whole(RetentionOptions policies, RetentionFacts facts, DateTimeOffset now) => Of(policies, facts, now, DataClass.WholeFile);

    private static Verdict Of(RetentionOptions policies, RetentionFacts facts, DateTimeOffset now, DataClass cls)
        => Policies.Judge(policies).Of(facts, now).Single(verdict => verdict.Class == cls);
}
