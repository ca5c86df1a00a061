using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using HrHub.Core.Retention;
using HrHub.TestKit;
using static HrHub.TestKit.Policies;

namespace HrHub.Tests.Retention;

/// <summary>What holds for every file, every sound set of policies and every time.</summary>
public sealed class JudgeLaws
{
    private static readonly string[] Classes = ["whole-file", "video", "transcript", "identity"], Events = ["interview-ended", "process-closed", "hired", "request-received"];
    private static readonly Gen<DateTimeOffset> Times = Gen.Choose(0, 3_000).Select(days => TestStores.Start.AddHours(days * 7));

    private static readonly Gen<RetentionFacts> SomeFacts =
        from ended in Times
        from closed in Maybe(Times)
        from hired in Maybe(Times)
        from asked in Maybe(Times)
        from held in Gen.Elements(true, false)
        from until in Maybe(Times)
        from place in Gen.Elements("CN", "EU", "US-IL")
        from classes in Gen.SubListOf(DataClass.RawDelivery, DataClass.Video, DataClass.Transcript, DataClass.Emotions, DataClass.Identity)
        select new RetentionFacts
        {
            Jurisdiction = place, InterviewEndedAt = ended, ProcessClosedAt = closed, HiredAt = hired, RequestedAt = asked, Classes = [.. classes.Order(), DataClass.WholeFile],
            Holds = !held ? [] : [new() { HoldId = "h", Kind = HoldKind.Legal, PlacedBy = "c", Why = "w", PlacedAt = ended, Until = until }],
        };

    private static readonly Gen<RetentionPolicySetting> SomePolicy =
        from kind in Gen.Elements("law-orders-erasure", "business-wish", "law-orders-keeping")
        from cls in Gen.Elements(Classes)
        from start in Gen.Elements(Events)
        from months in Gen.Choose(0, 60)
        from hired in Gen.Elements("", "true", "false")
        from place in Gen.Elements("", "EU", "US")
        select new RetentionPolicySetting { Kind = kind, Classes = cls, From = start, Keep = $"P{months}M", Hired = hired, Jurisdiction = place, YieldsToKeeping = kind == "law-orders-erasure" ? "true" : "" };

    private static readonly Gen<RetentionOptions> SomePolicies = SomePolicy.ListOf().Select(all => Options([ThreeYears with { YieldsToKeeping = "true" }, .. all.Take(6).Select((policy, n) => policy with { Basis = $"P-{n}" })]));

    [Property(MaxTest = 300)]
    public Property Nothing_goes_before_its_date_and_nothing_unheld_stays_after_it() => Always((judge, facts, now, _) =>
    {
        foreach (var verdict in judge.Of(facts, now))
        {
            var (due, held) = (verdict.DueAt <= now, verdict.Holds.Count > 0);
            Assert.Equal(!due ? VerdictKind.Kept : held ? VerdictKind.Held : VerdictKind.EraseNow, verdict.Kind);
            Assert.Equal(facts.Holds.Any(hold => hold.Until is null || hold.Until > now), held);
        }
    });

    [Property(MaxTest = 300)]
    public Property No_order_to_keep_in_force_is_cut_short() => Always((judge, facts, now, options) =>
    {
        var set = PolicySet.Of(options);
        foreach (var verdict in judge.Of(facts, now).Where(verdict => verdict.Kind is VerdictKind.EraseNow))
            foreach (var keeping in set.Policies.Where(policy => !policy.Erases && policy.HoldsFor(facts, "CN") && policy.BearsOn(verdict.Class) && policy.Classes.Any(facts.Classes.Contains)))
                Assert.True(facts.At(keeping.From) is { } start && keeping.Keep.After(start, set.Zone) <= now);
    });

    [Property(MaxTest = 300)]
    public Property The_dates_with_the_file_are_those_of_the_verdicts() => Always((judge, facts, now, _) =>
    {
        var dates = judge.Due(facts);
        foreach (var verdict in judge.Of(facts, now))
            Assert.Equal(verdict.DueAt, dates.Where(date => date.Class == verdict.Class || date.Class is DataClass.WholeFile).Select(date => (DateTimeOffset?)date.At).Min());
    });

    [Property(MaxTest = 200)]
    public Property The_order_of_the_policies_does_not_matter() => Always((judge, facts, _, options)
        => Assert.Equal(judge.Due(facts), Policies.Judge(options with { Policies = [.. options.Policies.Reverse()] }).Due(facts)));

    [Property(MaxTest = 200)]
    public Property A_hold_never_moves_a_date() => Always((judge, facts, _, _) => Assert.Equal(judge.Due(facts), judge.Due(facts with { Holds = [] })));

    private static Property Always(Action<Judge, RetentionFacts, DateTimeOffset, RetentionOptions> law) => Prop.ForAll(
        (from options in SomePolicies from facts in SomeFacts from now in Times select (options, facts, now)).ToArbitrary(),
        one => law(Policies.Judge(one.options), one.facts, one.now, one.options));

    private static Gen<T?> Maybe<T>(Gen<T> some) where T : struct => Gen.OneOf(Gen.Constant<T?>(null), some.Select(value => (T?)value));
}
