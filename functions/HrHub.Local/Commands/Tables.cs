using System.Globalization;
using Spectre.Console;

namespace HrHub.Local.Commands;

/// <summary>How tables look in every command.</summary>
internal static class Tables
{
    public static Table Create(params ReadOnlySpan<string> columns)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in columns) table.AddColumn(new TableColumn($"[bold]{column.EscapeMarkup()}[/]"));
        return table;
    }

    /// <summary>What comes from outside, as it is: markup would read <c>:ribbon:</c> in an id as an emoji.</summary>
    public static Text Cell(string? value, Color? colour = null) => new(value ?? "", colour is { } chosen ? new Style(chosen) : Style.Plain);

    /// <summary>With thousands separators.</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A count that should be zero: in colour when it is not.</summary>
    public static string Warn(long count) => count == 0 ? "0" : $"[yellow]{Count(count)}[/]";

    /// <inheritdoc cref="Warn"/>
    public static Text WarnCell(long count) => Cell(Count(count), count == 0 ? null : Color.Yellow);

    /// <summary>Local time, to the second.</summary>
    public static string Time(DateTimeOffset at) => at.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Bytes(long bytes) => bytes switch
    {
        >= 1L << 30 => $"{(double)bytes / (1L << 30):0.00} GiB",
        >= 1L << 20 => $"{(double)bytes / (1L << 20):0.0} MiB",
        >= 1L << 10 => $"{(double)bytes / (1L << 10):0.0} KiB",
        _ => $"{bytes} B",
    };
}
