namespace HrHub.Core.Retention;

/// <summary>
/// Says for each class of a file's data whether it goes, until when it stays, and why. Pure: facts and a time in, verdicts out. Of everything that ends the life of data the earliest
/// date counts, so the shortest erasure that a law orders beats a longer wish; what gives way waits for the longest order to keep; a hold beats all, except where erasure has begun.
/// </summary>
public sealed class Judge(PolicySet policies)
{
    /// <summary>See <see cref="PolicySet.Stamp"/>.</summary>
    public string Stamp => policies.Stamp;

    /// <returns>A verdict for each class of which the file has data, in the order of <see cref="DataClass"/>.</returns>
    public IReadOnlyList<Verdict> Of(RetentionFacts facts, DateTimeOffset now)
    {
        IReadOnlyList<Hold> holds = facts.Tombstone is null ? [.. facts.Holds.Where(hold => hold.Until is null || hold.Until > now)] : [];
        var whole = EndOf(DataClass.WholeFile, facts);
        return [.. facts.Classes.Select(cls => Say(cls, Earlier(EndOf(cls, facts), whole), holds, now))];
    }

    /// <summary>
    /// The dates to keep with a file: of the file as a whole, and of a class where that is earlier. Holds do not move them: a held file stays in sight of the sweep,
    /// which says every time what holds it.
    /// </summary>
    public IReadOnlyList<DueDate> Due(RetentionFacts facts)
    {
        var whole = EndOf(DataClass.WholeFile, facts);
        return [.. facts.Classes.Select(cls => (Class: cls, End: EndOf(cls, facts)))
            .Where(own => own.End.At is not null && (own.Class is DataClass.WholeFile || whole.At is null || own.End.At < whole.At))
            .Select(own => new DueDate(own.Class, own.End.At!.Value, own.End.Rule!))];
    }

    private static Verdict Say(DataClass cls, End end, IReadOnlyList<Hold> holds, DateTimeOffset now) => new()
    {
        Class = cls,
        Kind = end.At is null || end.At > now ? VerdictKind.Kept : holds.Count > 0 ? VerdictKind.Held : VerdictKind.EraseNow,
        DueAt = end.At,
        Rule = end.Rule,
        WaitsFor = end.WaitsFor,
        Holds = holds,
    };

    /// <summary>By the policies that name the class itself.</summary>
    private End EndOf(DataClass cls, RetentionFacts facts)
    {
        if (facts.Tombstone is { } tombstone) return new(tombstone.At, tombstone.Basis, null);

        var inForce = policies.Policies.Where(policy => policy.HoldsFor(facts, policies.DefaultJurisdiction)).ToList();
        var floor = Latest(inForce.Where(policy => !policy.Erases && policy.BearsOn(cls) && policy.Classes.Any(facts.Classes.Contains)).Select(policy => Reckon(policy, facts)));
        return inForce.Where(policy => policy.Erases && policy.Names(cls) && facts.At(policy.From) is not null)
            .Select(policy => policy.GivesWay ? Later(Reckon(policy, facts), floor) : Reckon(policy, facts))
            .Aggregate(default(End), Earlier);
    }

    private End Reckon(RetentionPolicy policy, RetentionFacts facts) => facts.At(policy.From) is { } start
        ? new(policy.Keep.After(start, policies.Zone), policy.Basis, null)
        : new(null, policy.Basis, policy.From);

    private static End? Latest(IEnumerable<End> ends)
    {
        End? latest = null;
        foreach (var end in ends) latest = latest is null ? end : Later(latest.Value, end);
        return latest;
    }

    /// <summary>An order to keep that has not begun to count ends after everything.</summary>
    private static End Later(End one, End? other) => other switch
    {
        null => one,
        { } floor when one.At is null || floor.At <= one.At => one,
        { } floor => floor,
    };

    /// <summary>Of two on the same date the one that comes first by name, so that the order of the policies does not matter.</summary>
    private static End Earlier(End one, End other) => (one.At, other.At) switch
    {
        (null, null) => one.Rule is null ? other : one,
        (null, _) => other,
        (_, null) => one,
        var (a, b) => a < b || (a == b && string.CompareOrdinal(one.Rule, other.Rule) <= 0) ? one : other,
    };

    private readonly record struct End(DateTimeOffset? At, string? Rule, StartEvent? WaitsFor);
}
