using System.Drawing;
using SpreadCheetah;
using SpreadCheetah.Styling;

namespace HrHub.Core.Exports;

/// <summary>The styles of a workbook.</summary>
internal sealed class WorkbookLook
{
    private readonly StyleId _score, _minutes, _share, _time;

    private WorkbookLook(Spreadsheet workbook)
    {
        var header = new Style { Fill = { Color = Color.FromArgb(0x1F, 0x3A, 0x5F) }, Alignment = { Vertical = VerticalAlignment.Center } };
        header.Font.Bold = true;
        header.Font.Color = Color.White;
        Header = workbook.AddStyle(header);
        var title = new Style();
        (title.Font.Bold, title.Font.Size) = (true, 16);
        Title = workbook.AddStyle(title);
        var name = new Style();
        name.Font.Bold = true;
        Name = workbook.AddStyle(name);
        _score = Numbers(workbook, NumberFormat.Custom("0.0"));
        _minutes = Numbers(workbook, NumberFormat.Custom("0.0"));
        _share = Numbers(workbook, NumberFormat.Standard(StandardNumberFormat.Percent));
        _time = Numbers(workbook, NumberFormat.Custom("yyyy-mm-dd hh:mm"));
    }

    public StyleId Header { get; }
    public StyleId Title { get; }
    public StyleId Name { get; }

    public static WorkbookLook In(Spreadsheet workbook) => new(workbook);

    public StyleId? Of(CellFormat format) => format switch
    {
        CellFormat.Score => _score,
        CellFormat.Minutes => _minutes,
        CellFormat.Share => _share,
        CellFormat.Time => _time,
        _ => null,
    };

    private static StyleId Numbers(Spreadsheet workbook, NumberFormat format) => workbook.AddStyle(new Style { Format = format });
}
