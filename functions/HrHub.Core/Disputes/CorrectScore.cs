using HrHub.Core.Canonical;

namespace HrHub.Core.Disputes;

/// <summary>Gives a score another value on its own scale. What the vendor sent stays as <see cref="Score.Original"/>.</summary>
public static class CorrectScore
{
    /// <param name="score">As it is now.</param>
    /// <param name="value">On the vendor's scale: of ordinal ones the level from 0, of boolean ones 0 or 1.</param>
    /// <returns>Null where the scale has no such value, or a score has no scale at all.</returns>
    public static Score? To(Score score, double value)
    {
        if (!double.IsFinite(value) || score is { Kind: ScoreKind.Label, Max: null }) return null;
        if (score.Kind is ScoreKind.Ordinal or ScoreKind.Boolean && value != Math.Floor(value)) return null;
        var (min, max) = (score.Min ?? 0, score.Max ?? (score.Kind is ScoreKind.Percentile ? 100 : null));
        if (value < min || value > max) return null;
        return score with { Value = value, Scaled = max > min ? ScaledScore.Of(value, min, max.Value) : null };
    }
}
