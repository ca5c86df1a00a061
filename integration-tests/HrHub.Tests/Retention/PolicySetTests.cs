using HrHub.Core.Retention;
using static HrHub.TestKit.Policies;

namespace HrHub.Tests.Retention;

/// <summary>What a set of policies must be before the hub starts with it.</summary>
public sealed class PolicySetTests
{
    private static readonly RetentionPolicySetting KeepSixMonths = new() { Basis = "LABOUR-6M", Kind = "law-orders-keeping", Classes = "whole-file", From = "interview-ended", Keep = "P6M" };

    [Fact]
    public void The_sample_policies_are_sound() => Assert.Equal(4, PolicySet.Of(Sample).Policies.Count);

    [Fact]
    public void An_empty_set_is_refused() => Refused(Options(), "is empty: without a policy everything would be kept for ever");

    [Fact]
    public void A_set_that_leaves_somebodys_file_without_an_end_is_refused()
    {
        Refused(Options(Law("IL", "video", "request-received", "P30D")), "nothing ends the life of the files of people who were hired", "who were not hired");
        Refused(Options(ThreeYears with { Hired = "false" }), "nothing ends the life of the files of people who were hired");
        Refused(Options(ThreeYears with { Jurisdiction = "CN" }), "every jurisdiction and position family");
    }

    [Fact]
    public void Two_policies_that_cover_the_hired_and_the_others_are_enough()
        => Assert.NotNull(PolicySet.Of(Options(ThreeYears with { Hired = "false" }, ThreeYears with { Basis = "PIPL-5Y", Hired = "true", Keep = "P5Y" })));

    [Fact]
    public void An_order_to_keep_for_longer_than_an_order_to_erase_allows_is_refused()
        => Refused(Options(ThreeYears, KeepSixMonths with { Keep = "P4Y" }), "LABOUR-6M orders keeping for longer than PIPL-3Y allows, both from interview-ended");

    [Fact]
    public void A_year_and_365_days_contradict_each_other_in_a_leap_year()
        => Refused(Options(ThreeYears with { Keep = "P365D" }, KeepSixMonths with { Keep = "P1Y" }), "keeping for longer than");

    [Fact]
    public void Orders_from_different_events_need_a_word_on_which_gives_way()
    {
        var onRequest = Law("GDPR-17", "whole-file", "request-received", "P0D");
        Refused(Options(ThreeYears, onRequest, KeepSixMonths), "either can end first. Say which law gives way with YieldsToKeeping");
        Assert.NotNull(PolicySet.Of(Options(ThreeYears, onRequest with { YieldsToKeeping = "true" }, KeepSixMonths)));
    }

    [Fact]
    public void Orders_that_never_meet_do_not_contradict_each_other()
    {
        var abroad = KeepSixMonths with { Keep = "P4Y", Classes = "video" };
        Assert.NotNull(PolicySet.Of(Options(ThreeYears with { Hired = "false" }, ThreeYears with { Basis = "HIRED-9Y", Hired = "true", Keep = "P9Y" }, abroad with { Hired = "true" })));
        Assert.NotNull(PolicySet.Of(Options(ThreeYears with { Keep = "P9Y" }, Law("EU-1M", "video", "interview-ended", "P1M") with { Jurisdiction = "EU" }, abroad with { Jurisdiction = "US-IL" })));
        Refused(Options(ThreeYears with { Keep = "P9Y" }, Law("US-1M", "video", "interview-ended", "P1M") with { Jurisdiction = "US" }, abroad with { Jurisdiction = "US-IL" }), "orders keeping for longer");
    }

    [Fact]
    public void A_wish_may_be_shorter_or_longer_than_any_order()
        => Assert.NotNull(PolicySet.Of(Options(ThreeYears, KeepSixMonths, ThreeYears with { Basis = "W1", Kind = "business-wish", Keep = "P9Y" }, ThreeYears with { Basis = "W2", Kind = "business-wish", Keep = "P1M" })));

    [Fact]
    public void One_basis_stands_for_one_policy() => Refused(Options(ThreeYears, ThreeYears with { Keep = "P2Y" }), "the basis PIPL-3Y stands for two policies");

    [Fact]
    public void Everything_that_cannot_be_read_is_named_with_its_place()
    {
        var wrong = new RetentionPolicySetting { Basis = "no spaces", Kind = "wish", Classes = "video, film", From = "hire", Keep = "3 years", Jurisdiction = "?", Hired = "maybe" };
        Refused(Options(ThreeYears, wrong) with { TimeZone = "Asia/Atlantis" },
            "does not know the zone 'Asia/Atlantis'", "Retention:Policies:1:Basis: 'no spaces'", "Retention:Policies:1:Kind: 'wish' is not known. Known: law-orders-erasure, law-orders-keeping, business-wish.",
            "Retention:Policies:1:Classes: 'film'", "Retention:Policies:1:From: 'hire'", "Retention:Policies:1:Keep: '3 years'", "Retention:Policies:1:Jurisdiction", "Retention:Policies:1:Hired: 'maybe'");
    }

    [Fact]
    public void The_hash_tells_sets_apart_and_not_their_order()
    {
        var (one, other) = (Sample.Policies[0], Sample.Policies[1]);
        Assert.Equal(PolicySet.Of(Options(one, other)).Hash, PolicySet.Of(Options(other, one)).Hash);
        Assert.NotEqual(PolicySet.Of(Options(one, other)).Hash, PolicySet.Of(Options(one)).Hash);
        Assert.NotEqual(PolicySet.Of(Options(one)).Hash, PolicySet.Of(Options(one) with { TimeZone = "+08:00" }).Hash);
    }

    private static void Refused(RetentionOptions options, params string[] because)
    {
        var refusal = Assert.Throws<InvalidDataException>(() => PolicySet.Of(options));
        Assert.All(because, reason => Assert.Contains(reason, refusal.Message, StringComparison.Ordinal));
    }
}
