using System.Globalization;
using System.Text;

namespace HrHub.Core.Exports;

/// <summary>
/// One row per interview as RFC 4180. A text that a spreadsheet would take for a formula (<c>= + - @</c>, a tab or a line break first) gets an apostrophe in front, as OWASP advises: numbers stay numbers.
/// Each row bears who exported it and when, since a row that was copied elsewhere has nothing else to tell it.
/// </summary>
public static class WriteCsv
{
    /// <summary>Characters that are written at once.</summary>
    private const int Batch = 32 * 1024;

    /// <param name="rows">Read once.</param>
    /// <param name="settings">Language, clock and mark.</param>
    /// <param name="output">Written asynchronously; left open.</param>
    /// <param name="ct">Cancels between rows.</param>
    public static async Task Handle(IAsyncEnumerable<ExportedInterview> rows, ExportSettings settings, Stream output, CancellationToken ct)
    {
        await using var writer = new StreamWriter(output, new UTF8Encoding(settings.ByteOrderMark), Batch, leaveOpen: true);
        var line = new StringBuilder();
        string[] mark = [settings.Mark.By, Time(settings.Local(settings.Mark.At))];
        Line(line, [.. ExportColumns.Interviews.Select(column => column.Title.In(settings.Language)), ExportWording.ExportedBy.In(settings.Language), ExportWording.ExportedAt.In(settings.Language)]);
        await foreach (var row in rows.WithCancellation(ct))
        {
            Line(line, [.. ExportColumns.Interviews.Select(column => Written(column.Of(row, settings))), Safe(mark[0]), mark[1]]);
            if (line.Length < Batch) continue;
            await writer.WriteAsync(line, ct);
            line.Clear();
        }
        await writer.WriteAsync(line, ct);
        await writer.FlushAsync(ct);
    }

    private static string Written(ExportValue value) => value switch
    {
        { Number: { } number } => number.ToString("0.####", CultureInfo.InvariantCulture),
        { Time: { } time } => Time(time),
        { Text: { } text } => Safe(text),
        _ => "",
    };

    private static string Time(DateTime time) => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Safe(string text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠', ..] ? $"'{text}" : text;

    private static void Line(StringBuilder line, string[] fields)
    {
        for (var at = 0; at < fields.Length; at++)
        {
            if (at > 0) line.Append(',');
            if (fields[at].AsSpan().IndexOfAny(",\"\r\n") < 0) line.Append(fields[at]);
            else line.Append('"').Append(fields[at].Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }
        line.Append("\r\n");
    }
}
