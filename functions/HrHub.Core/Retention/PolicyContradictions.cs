namespace HrHub.Core.Retention;

/// <summary>Finds what no judge could settle: it is refused at the start, rather than decided anew for every file.</summary>
public static class PolicyContradictions
{
    /// <returns>One sentence for each; none for a good set.</returns>
    public static IEnumerable<string> In(IReadOnlyList<RetentionPolicy> policies)
    {
        if (policies.Count == 0) return ["Retention:Policies is empty: without a policy everything would be kept for ever."];
        return Endless(policies).Concat(Doubled(policies)).Concat(OrdersAgainstOrders(policies));
    }

    private static IEnumerable<string> Endless(IReadOnlyList<RetentionPolicy> policies)
    {
        foreach (var hired in new[] { true, false })
            if (!policies.Any(policy => policy is { Erases: true, From: StartEvent.InterviewEnded, Jurisdiction: null, PositionFamily: null } && policy.Names(DataClass.WholeFile) && (policy.Hired ?? hired) == hired))
                yield return $"Retention:Policies: nothing ends the life of the files of people who were {(hired ? "" : "not ")}hired. One policy must say whole-file from interview-ended, for every jurisdiction and position family.";
    }

    private static IEnumerable<string> Doubled(IReadOnlyList<RetentionPolicy> policies) =>
        from policy in policies.Select((policy, number) => (Policy: policy, Number: number))
        from other in policies.Skip(policy.Number + 1)
        where policy.Policy.Basis == other.Basis
        select $"Retention:Policies: the basis {other.Basis} stands for two policies, so that a date by it could not be traced to one.";

    private static IEnumerable<string> OrdersAgainstOrders(IReadOnlyList<RetentionPolicy> policies) =>
        from keeping in policies.Where(policy => !policy.Erases)
        from erasing in policies.Where(policy => policy.Erases && !policy.GivesWay)
        where keeping.CanMeet(erasing)
        let comparable = keeping.From == erasing.From
        where !comparable || !keeping.Keep.NeverExceeds(erasing.Keep)
        select comparable
            ? $"Retention:Policies: {keeping.Basis} orders keeping for longer than {erasing.Basis} allows, both from {ReadPolicies.TextOf(keeping.From)}."
            : $"Retention:Policies: {keeping.Basis} orders keeping from {ReadPolicies.TextOf(keeping.From)}, {erasing.Basis} erasing from {ReadPolicies.TextOf(erasing.From)}: either can end first. Say which law gives way with YieldsToKeeping.";
}
