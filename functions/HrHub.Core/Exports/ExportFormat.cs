namespace HrHub.Core.Exports;

/// <summary>The kinds of files that interviews are exported to.</summary>
public enum ExportFormat
{
    /// <summary>Office Open XML workbook (ECMA-376).</summary>
    Xlsx,

    /// <summary>RFC 4180, UTF-8.</summary>
    Csv,

    /// <summary>One JSON object a line, UTF-8.</summary>
    Jsonl,
}

/// <summary>What the kinds are called elsewhere.</summary>
public static class ExportFormats
{
    public static string ContentType(this ExportFormat format) => format switch
    {
        ExportFormat.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ExportFormat.Csv => "text/csv; charset=utf-8",
        _ => "application/x-ndjson",
    };

    /// <summary>Without the dot.</summary>
    public static string Extension(this ExportFormat format) => format switch
    {
        ExportFormat.Xlsx => "xlsx",
        ExportFormat.Csv => "csv",
        _ => "jsonl",
    };
}
