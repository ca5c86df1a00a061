namespace HrHub.Benchmarks.Harness;

public static class Statistics
{
    public static double Median(this IEnumerable<double> values) => values.Percentile(0.5);

    /// <param name="values">At least one, in any order.</param>
    /// <param name="share">0–1.</param>
    public static double Percentile(this IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        return share == 0.5 && sorted.Length % 2 == 0
            ? (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2
            : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
    }

    /// <summary>Median of the ratios round by round, with the lowest and the highest.</summary>
    public static (double Median, string Spread) Ratio(double[] figures, double[] references)
    {
        double[] ratios = [.. figures.Zip(references, (figure, reference) => figure / reference)];
        return (ratios.Median(), $"{ratios.Min():0.00}–{ratios.Max():0.00}");
    }
}
