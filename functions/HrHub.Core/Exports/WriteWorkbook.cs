using SpreadCheetah;
using SpreadCheetah.Metadata;

namespace HrHub.Core.Exports;

/// <summary>
/// A workbook with one row per interview, one row per dimension on a second sheet, and a third that says who made it, when and of what, with figures that are formulas over the first. Rows leave as they come;
/// the dimensions wait until the interviews are written, since the sheets of a workbook follow each other. Text is text whatever it begins with: only our own formulas are formulas.
/// </summary>
public static class WriteWorkbook
{
    /// <inheritdoc cref="WriteCsv.Handle"/>
    /// <exception cref="InvalidOperationException">There are more interviews than a sheet has rows.</exception>
    public static async Task Handle(IAsyncEnumerable<ExportedInterview> rows, ExportSettings settings, Stream output, CancellationToken ct)
    {
        var options = new SpreadCheetahOptions
        {
            // Whoever waits for a file wants it soon: a better compression costs more time than it saves on a bank's network.
            CompressionLevel = SpreadCheetahCompressionLevel.Fastest,
            DocumentProperties = new DocumentProperties { Author = settings.Mark.By, Title = ExportWording.Title.In(settings.Language), Subject = settings.Mark.Trace },
        };
        await using var workbook = await Spreadsheet.CreateNewAsync(output, options, ct);
        var look = WorkbookLook.In(workbook);
        using var dimensions = new WaitingDimensions();
        var interviews = new SheetWriter<ExportedInterview>(workbook, look, settings, ExportColumns.Interviews, ExportWording.Interviews.In(settings.Language));
        await interviews.Start(ct);
        await foreach (var row in rows.WithCancellation(ct))
        {
            await interviews.Add(row, ct);
            dimensions.Add(row);
        }

        var scores = new SheetWriter<DimensionRow>(workbook, look, settings, ExportColumns.Dimensions, ExportWording.Dimensions.In(settings.Language));
        await scores.Start(ct);
        foreach (var dimension in dimensions.Take()) await scores.Add(dimension, ct);
        await AboutSheet.Write(workbook, look, settings, ct);
        await workbook.FinishAsync(ct);
    }
}
