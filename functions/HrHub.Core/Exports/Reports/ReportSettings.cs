namespace HrHub.Core.Exports.Reports;

/// <summary>How a report is written.</summary>
/// <param name="Language">Of everything that is not the vendor's or a person's own words.</param>
/// <param name="Zone">The bank's.</param>
/// <param name="Mark">Who takes it, and when: on every page.</param>
/// <param name="StrengthFrom">From this score on a dimension is a strength, 0–100.</param>
/// <param name="WeakBelow">Below this score it is a weak point.</param>
public sealed record ReportSettings(ExportLanguage Language, TimeZoneInfo Zone, ExportMark Mark, double StrengthFrom, double WeakBelow)
{
    /// <summary>A still of each interview's video as JPEG or PNG, by interview id, where there is one.</summary>
    public IReadOnlyDictionary<string, byte[]> Posters { get; init; } = new Dictionary<string, byte[]>();

    internal string Time(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
