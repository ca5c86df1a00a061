namespace HrHub.Core.Insights;

/// <summary>Counts how the scores of every position family lie. What was erased or taken back since the last count is not in it any more.</summary>
public sealed class CountScores(IScoreDistributions distributions, TimeProvider clock)
{
    /// <returns>How many families.</returns>
    public async Task<int> Handle(CancellationToken ct)
    {
        var (now, families) = (clock.GetUtcNow(), new Dictionary<string, Dictionary<string, long[]>>(StringComparer.Ordinal));
        await foreach (var interview in distributions.Scores(ct))
        {
            if (!families.TryGetValue(interview.Family, out var counts)) families[interview.Family] = counts = new(StringComparer.Ordinal);
            if (interview.Overall is { } overall) Count(counts, ScoreDistribution.Overall, overall);
            foreach (var (code, score) in interview.Dimensions) Count(counts, code, score);
        }
        foreach (var (family, counts) in families)
            await distributions.Save(new() { Family = family, CountedAt = now, Counts = counts.ToDictionary(count => count.Key, count => (IReadOnlyList<long>)count.Value) }, ct);
        return families.Count;
    }

    private static void Count(Dictionary<string, long[]> counts, string code, double score)
    {
        if (!counts.TryGetValue(code, out var bins)) counts[code] = bins = new long[ScoreDistribution.Bins];
        bins[ScoreDistribution.Point(score)]++;
    }
}
