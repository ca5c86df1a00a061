using System.Security.Cryptography;
using System.Text;

namespace HrHub.Core.Insights;

/// <summary>Where a score stands among those of the same position family.</summary>
/// <param name="Above">Per cent of the others that are below it, 0–100.</param>
/// <param name="Of">How many there are.</param>
/// <param name="CountedAt">When they were counted.</param>
public sealed record Standing(double Above, long Of, DateTimeOffset CountedAt);

/// <summary>How the scores of one position family lie: counts, which say nothing of anybody.</summary>
public sealed record ScoreDistribution
{
    /// <summary>Name of the overall score among the dimensions.</summary>
    public const string Overall = "";

    /// <summary>One for each whole point, 0–100.</summary>
    public const int Bins = 101;

    public required string Family { get; init; }
    public required DateTimeOffset CountedAt { get; init; }

    /// <summary>By <see cref="KeyOf"/> of the dimension, <see cref="Overall"/> for the overall score: how many scores fall on each point.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<long>> Counts { get; init; }

    /// <param name="dimension">Its code.</param>
    /// <param name="score">0–100.</param>
    /// <param name="least">Of fewer than so many others nothing is said: two or three could be told from each other.</param>
    /// <returns>Null where too few have such a score.</returns>
    public Standing? Of(string dimension, double score, int least)
    {
        if (!Counts.TryGetValue(KeyOf(dimension), out var bins)) return null;
        var total = bins.Sum();
        if (total < Math.Max(1, least)) return null;
        var point = Point(score);
        // Half of those on the same point count as below: the best of equals is not above all of them.
        return new(Math.Round(100 * (bins.Take(point).Sum() + bins[point] / 2.0) / total, 1), total, CountedAt);
    }

    /// <summary>A code may have any character, a name in a store's query must not.</summary>
    public static string KeyOf(string code) => code == Overall ? Overall : "d" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)).AsSpan(0, 8));

    /// <summary>The point that a score falls on.</summary>
    public static int Point(double score) => (int)Math.Clamp(Math.Floor(score), 0, Bins - 1);
}

/// <summary>What of an interview goes into a distribution.</summary>
/// <param name="Family">Of its position.</param>
/// <param name="Overall">0–100, or null.</param>
/// <param name="Dimensions">0–100 by <see cref="ScoreDistribution.KeyOf"/>.</param>
public sealed record ScoredInterview(string Family, double? Overall, IReadOnlyDictionary<string, double> Dimensions);

/// <summary>Counted distributions, by family, and the scores that they are counted from.</summary>
public interface IScoreDistributions
{
    Task<ScoreDistribution?> Find(string family, CancellationToken ct);

    /// <summary>Puts it in the place of the one before.</summary>
    Task Save(ScoreDistribution distribution, CancellationToken ct);

    /// <summary>Every interview with a family and a score that was not taken back, in no order.</summary>
    IAsyncEnumerable<ScoredInterview> Scores(CancellationToken ct);
}
