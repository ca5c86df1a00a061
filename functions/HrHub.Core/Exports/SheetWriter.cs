using SpreadCheetah;
using SpreadCheetah.Worksheets;

namespace HrHub.Core.Exports;

/// <summary>One table of a workbook: a frozen row of titles with filters, then the rows; where a sheet is full it goes on on the next.</summary>
internal sealed class SheetWriter<T>(Spreadsheet workbook, WorkbookLook look, ExportSettings settings, IReadOnlyList<ExportColumn<T>> columns, string name)
{
    /// <summary>Of a sheet, by the format.</summary>
    private const int MostRows = 1_048_576;

    private readonly Cell[] _cells = new Cell[columns.Count];
    private int _sheet;

    public async Task Start(CancellationToken ct)
    {
        _sheet++;
        var options = new WorksheetOptions { FrozenRows = 1, AutoFilter = new AutoFilterOptions($"A1:{SpreadsheetUtility.GetColumnName(columns.Count)}{MostRows}") };
        for (var at = 0; at < columns.Count; at++) options.Column(at + 1).Width = columns[at].Width;
        await workbook.StartWorksheetAsync(_sheet == 1 ? name : $"{name} {_sheet}", options, ct);
        for (var at = 0; at < columns.Count; at++) _cells[at] = new(columns[at].Title.In(settings.Language), look.Header);
        await workbook.AddRowAsync(_cells, ct);
    }

    public async ValueTask Add(T row, CancellationToken ct)
    {
        if (workbook.NextRowNumber > MostRows) await Start(ct);
        for (var at = 0; at < _cells.Length; at++) _cells[at] = CellOf(columns[at].Of(row, settings), columns[at].Format);
        await workbook.AddRowAsync(_cells, ct);
    }

    private Cell CellOf(ExportValue value, CellFormat format) => value switch
    {
        { Number: { } number } => new(number, look.Of(format)),
        { Time: { } time } => new(time, look.Of(format)),
        { Text: { } text } => new(CellText.Of(text)),
        _ => default,
    };
}
