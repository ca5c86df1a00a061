using HrHub.Core.Records.Search;

namespace HrHub.Core.Exports;

/// <summary>How a table is written.</summary>
/// <param name="Language">Of titles and of words that stand for codes.</param>
/// <param name="Zone">The bank's: a cell of a table has no zone of its own.</param>
/// <param name="Mark">Who takes it, and when.</param>
/// <param name="Criteria">What was searched for, as it is shown to people.</param>
/// <param name="ByteOrderMark">Of CSV: without it Excel reads Chinese as something else.</param>
public sealed record ExportSettings(ExportLanguage Language, TimeZoneInfo Zone, ExportMark Mark, IReadOnlyList<Label> Criteria, bool ByteOrderMark = true)
{
    /// <summary>By the bank's clock.</summary>
    public DateTime Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone).DateTime;

    /// <summary>What a file of interviews is called: names nobody.</summary>
    /// <param name="at">When it was made.</param>
    /// <param name="zone">The bank's.</param>
    /// <param name="extension">Without its dot.</param>
    public static string FileName(DateTimeOffset at, TimeZoneInfo zone, string extension)
        => $"interviews-{TimeZoneInfo.ConvertTime(at, zone).ToString("yyyyMMdd-HHmmss", System.Globalization.CultureInfo.InvariantCulture)}.{extension}";
}
