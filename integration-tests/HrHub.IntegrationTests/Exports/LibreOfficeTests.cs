using System.Diagnostics;
using System.Text;
using HrHub.Core.Exports;
using HrHub.TestKit;
using HrHub.TestKit.Exports;

namespace HrHub.IntegrationTests.Exports;

/// <summary>A workbook as another office program reads it.</summary>
public sealed class LibreOfficeTests
{
    [LibreOfficeFact]
    public async Task It_opens_the_workbook_and_converts_it_with_the_same_values()
    {
        using var folder = new TempFolder();
        ExportedInterview[] rows = [.. Enumerable.Range(1, 50).Select(number => MadeUpRows.Row(number, dimensions: 2)), MadeUpRows.Row(51) with { Name = "=1+1", Email = "+86", Recommendation = "两行\n“引号”, 逗号", Score = null }];
        var workbook = folder.File("export.xlsx");
        await using (var file = File.Create(workbook)) await WriteTable.Handle(ExportFormat.Xlsx, rows.ToAsyncEnumerable(), MadeUpRows.Settings, file, default);
        // Comma, quotes, UTF-8, cells as they are shown, every sheet in a file of its own.
        await Convert(folder.Path, workbook, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1");

        var interviews = await Read(folder.File("export-面试.csv"));
        Assert.Equal(ExportColumns.Interviews.Select(column => column.Title.Zh), interviews[0]);
        Assert.Equal(rows.Length, interviews.Count - 1);
        foreach (var (row, cells) in rows.Zip(interviews.Skip(1)))
        {
            string In(string title) => cells[interviews[0].IndexOf(title)];
            Assert.Equal((row.CandidateId, row.Name, row.Email, row.Recommendation), (In("候选人编号"), In("姓名"), In("邮箱"), In("建议")));
            Assert.StartsWith(MadeUpRows.Settings.Local(row.At).ToString("yyyy-MM-dd HH:mm"), In("面试时间"), StringComparison.Ordinal);
            Assert.Equal((row.Duration, row.Score), (Number(In("时长（分钟）")), Number(In("总分"))));
        }
        Assert.Equal(100, (await Read(folder.File("export-维度得分.csv"))).Count - 1);

        // LibreOffice computes the formulas itself: the cells that they are over are numbers.
        var about = (await Read(folder.File("export-说明.csv"))).Where(cells => cells.Count > 1).ToLookup(cells => cells[0], cells => cells[1]);
        Assert.Equal("51", about["面试数"].Single());
        Assert.Equal(rows.Average(row => row.Score)!.Value, Number(about["平均总分"].Single())!.Value, 0.051);
        Assert.Equal(rows.Max(row => row.Score), Number(about["最高总分"].Single()));
        Assert.Equal("hr-7", about["导出人"].Single());
    }

    private static async Task Convert(string folder, string workbook, string to)
    {
        using var office = Process.Start(new ProcessStartInfo("soffice", [$"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", to, "--outdir", folder, workbook]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var said = await office.StandardOutput.ReadToEndAsync(patience.Token) + await office.StandardError.ReadToEndAsync(patience.Token);
        await office.WaitForExitAsync(patience.Token);
        Assert.True(office.ExitCode == 0, said);
    }

    private static async Task<List<List<string>>> Read(string path)
    {
        var rows = new List<List<string>> { new() };
        var (field, quoted) = (new StringBuilder(), false);
        foreach (var letter in (await File.ReadAllTextAsync(path)).TrimEnd('\n'))
        {
            if (letter == '"') quoted = !quoted;
            if (!quoted && (letter is ',' or '\n'))
            {
                rows[^1].Add(Unquoted(field.ToString()));
                field.Clear();
                if (letter == '\n') rows.Add([]);
            }
            else field.Append(letter);
        }
        rows[^1].Add(Unquoted(field.ToString()));
        return rows;
    }

    private static double? Number(string cell) => cell.Length == 0 ? null : double.Parse(cell, System.Globalization.CultureInfo.InvariantCulture);

    private static string Unquoted(string field) => field.Length > 1 && field[0] == '"' ? field[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : field;
}
