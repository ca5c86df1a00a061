namespace HrHub.Core.Canonical;

/// <summary>A number on a scale from 0 to 100.</summary>
public static class ScaledScore
{
    /// <summary>Rounded to four digits: more would be noise of the division.</summary>
    /// <param name="number">Within the scale.</param>
    /// <param name="min">Lowest.</param>
    /// <param name="max">Highest, above the lowest.</param>
    public static double Of(double number, double min, double max) => Math.Round(100 * (number - min) / (max - min), 4);
}
