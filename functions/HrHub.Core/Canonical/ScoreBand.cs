namespace HrHub.Core.Canonical;

/// <summary>Bands of the scaled score, for example <c>80-89</c>.</summary>
public static class ScoreBand
{
    /// <param name="scaled">0–100, or null.</param>
    /// <param name="width">Points that make one band, 1–50.</param>
    /// <returns><c>unscored</c> where there is no score.</returns>
    public static string Of(double? scaled, int width)
    {
        if (scaled is not { } score) return "unscored";
        var low = (int)(score / width) * width;
        // The best mark belongs to the last band, not to one of its own.
        if (low >= 100) low -= width;
        return low + width >= 100 ? $"{low}-100" : $"{low}-{low + width - 1}";
    }
}
