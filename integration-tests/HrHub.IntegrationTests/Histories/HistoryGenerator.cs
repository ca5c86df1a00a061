using FsCheck;
using FsCheck.Fluent;

namespace HrHub.IntegrationTests.Histories;

/// <summary>Random histories of a few people, weighted so that much of what is due is met, held, interrupted or repeated.</summary>
internal static class HistoryGenerator
{
    /// <summary>Leap days, month ends and year ends, most of them around midnight by the bank's clock.</summary>
    private static readonly DateTimeOffset[] Starts =
    [
        new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero), new(2028, 2, 28, 15, 59, 59, TimeSpan.Zero), new(2028, 2, 29, 4, 0, 0, TimeSpan.Zero), new(2028, 2, 29, 16, 0, 0, TimeSpan.Zero),
        new(2027, 1, 31, 15, 59, 59, 999, TimeSpan.Zero), new(2027, 12, 31, 16, 0, 0, TimeSpan.Zero),
    ];

    private static readonly Gen<StepKind> Kinds = Gen.Frequency(
        (10, Gen.Constant(StepKind.Deliver)), (2, Gen.Constant(StepKind.Repeat)), (1, Gen.Constant(StepKind.Capture)), (1, Gen.Constant(StepKind.CloseProcess)), (1, Gen.Constant(StepKind.Hire)),
        (2, Gen.Constant(StepKind.SetJurisdiction)), (3, Gen.Constant(StepKind.PlaceHold)), (2, Gen.Constant(StepKind.LiftHold)), (1, Gen.Constant(StepKind.OpenDispute)), (1, Gen.Constant(StepKind.SettleDispute)),
        (5, Gen.Constant(StepKind.Ask)), (5, Gen.Constant(StepKind.Decide)), (4, Gen.Constant(StepKind.Wait)), (6, Gen.Constant(StepKind.WaitForDue)), (8, Gen.Constant(StepKind.Sweep)),
        (2, Gen.Constant(StepKind.Confirm)), (1, Gen.Constant(StepKind.Finish)), (1, Gen.Constant(StepKind.Restart)), (1, Gen.Constant(StepKind.ChangePolicies)));

    private static readonly Gen<Step> Steps =
        from kind in Kinds
        from who in Gen.Choose(0, 2)
        from what in Gen.Choose(0, 35)
        from amount in Gen.Choose(0, 900)
        from fault in Gen.Frequency((kind is StepKind.Sweep or StepKind.Finish ? 1 : 9, Gen.Constant(0)), (1, Gen.Choose(1, 60)))
        select new Step(kind, who, what, amount, kind is StepKind.Sweep or StepKind.Finish or StepKind.Deliver ? fault : 0);

    private static readonly Gen<History> Some =
        from start in Gen.Elements(Starts)
        from policies in Gen.Choose(0, Rules.Names.Count - 1)
        from count in Gen.Choose(10, 40)
        from steps in Steps.ListOf(count)
        select new History(start, policies, [.. steps]);

    public static Arbitrary<History> Histories { get; } = Arb.From(Some, Smaller);

    /// <summary>Half of it, then one step less, then without a fault.</summary>
    private static IEnumerable<History> Smaller(History history)
    {
        var steps = history.Steps;
        if (steps.Count > 3)
        {
            yield return history with { Steps = [.. steps.Take(steps.Count / 2)] };
            yield return history with { Steps = [.. steps.Skip(steps.Count / 2)] };
        }
        for (var n = steps.Count - 1; n >= 0; n--) yield return history with { Steps = [.. steps.Take(n), .. steps.Skip(n + 1)] };
        for (var n = 0; n < steps.Count; n++)
            if (steps[n].FaultAt > 0) yield return history with { Steps = [.. steps.Take(n), steps[n] with { FaultAt = 0 }, .. steps.Skip(n + 1)] };
    }
}
