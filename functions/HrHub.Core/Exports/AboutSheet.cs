using SpreadCheetah;
using SpreadCheetah.Worksheets;

namespace HrHub.Core.Exports;

/// <summary>The last sheet: whose export it is, when and of what, and the figures that people would count first.</summary>
internal static class AboutSheet
{
    public static async Task Write(Spreadsheet workbook, WorkbookLook look, ExportSettings settings, CancellationToken ct)
    {
        var language = settings.Language;
        var options = new WorksheetOptions { ShowGridlines = false };
        options.Column(1).Width = 20;
        options.Column(2).Width = 60;
        await workbook.StartWorksheetAsync(ExportWording.About.In(language), options, ct);
        await workbook.AddRowAsync([new Cell(ExportWording.Title.In(language), look.Title)], new RowOptions { Height = 26 }, ct);
        await workbook.AddRowAsync([new Cell(ExportWording.Confidential.In(language))], ct);
        await workbook.AddRowAsync([new Cell("")], ct);

        foreach (var (name, value) in Facts(look, settings)) await workbook.AddRowAsync([new Cell(name, look.Name), value], ct);
    }

    private static IEnumerable<(string Name, Cell Value)> Facts(WorkbookLook look, ExportSettings settings)
    {
        var (language, mark) = (settings.Language, settings.Mark);
        yield return (ExportWording.By.In(language), new(CellText.Of(mark.By)));
        yield return (ExportWording.At.In(language), new(settings.Local(mark.At), look.Of(CellFormat.Time)));
        yield return (ExportWording.TimeZone.In(language), new(settings.Zone.Id));
        yield return (ExportWording.Trace.In(language), new(mark.Trace ?? ExportWording.Nothing.In(language)));
        yield return (ExportWording.Criteria.In(language), new(CellText.Of(settings.Criteria.Count == 0 ? ExportWording.Nothing.In(language) : string.Join("; ", settings.Criteria.Select(one => one.In(language))))));

        var (sheet, id, score) = (ExportWording.Interviews.In(language), Column(1), Column(ExportColumns.Interviews.Select(column => column.Title.En).ToList().IndexOf("Score") + 1));
        yield return (ExportWording.Count.In(language), new(new Formula($"COUNTA('{sheet}'!{id}2:{id}1048576)")));
        yield return (ExportWording.Average.In(language), Figure("AVERAGE"));
        yield return (ExportWording.Best.In(language), Figure("MAX"));

        // Without a score AVERAGE would say #DIV/0!, and MAX 0.
        Cell Figure(string function) => new(new Formula($"IF(COUNT('{sheet}'!{score}2:{score}1048576)=0,\"\",{function}('{sheet}'!{score}2:{score}1048576))"), look.Of(CellFormat.Score));
    }

    private static string Column(int number) => SpreadsheetUtility.GetColumnName(number);
}
