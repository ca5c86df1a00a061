using System.IO.Compression;
using System.Xml.Linq;
using HrHub.Core.Exports;
using MiniExcelLibs;

namespace HrHub.Tests.Exports;

/// <summary>The workbook as another library and its own XML show it.</summary>
public sealed class WorkbookTests
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [Fact]
    public async Task Cells_have_the_types_of_their_values()
    {
        var rows = Read(await ExportRows.Written(ExportFormat.Xlsx, ExportRows.Settings(), ExportRows.Row()), "面试");
        Assert.Equal("林小雨", rows[0]["姓名"]);
        Assert.Equal(82.25, rows[0]["总分"]);
        Assert.Equal(32.5, rows[0]["时长（分钟）"]);
        // By the bank's clock, not by UTC.
        Assert.Equal(new DateTime(2026, 11, 26, 0, 30, 0), rows[0]["面试时间"]);
        Assert.Equal("已评分", rows[0]["状态"]);
        Assert.Null(rows[0]["邮箱"]);
    }

    [Fact]
    public async Task The_second_sheet_has_a_row_for_each_dimension()
    {
        var rows = Read(await ExportRows.Written(ExportFormat.Xlsx, ExportRows.Settings(ExportLanguage.En), ExportRows.Row(1), ExportRows.Row(2)), "Dimensions");
        Assert.Equal(["logic", "logic.structure", "logic", "logic.structure"], rows.Select(row => row["Dimension code"]));
        Assert.Equal(["int-1", "int-1", "int-2", "int-2"], rows.Select(row => row["Interview"]));
        Assert.Equal([90d, null], rows.Take(2).Select(row => row["Score"]));
        Assert.Equal("logic", rows[1]["Part of"]);
        Assert.Equal("human", rows[1]["Scored by"]);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1+1")]
    public async Task A_text_is_never_a_formula(string text)
    {
        var file = await ExportRows.Written(ExportFormat.Xlsx, ExportRows.Settings(), ExportRows.Row() with { Name = text, Recommendation = text });
        Assert.Equal(text, Read(file, "面试")[0]["姓名"]);
        Assert.Empty(Sheet(file, 1).Descendants(Main + "f"));
        Assert.Empty(Sheet(file, 2).Descendants(Main + "f"));
    }

    [Fact]
    public async Task What_XML_cannot_hold_is_left_out_and_what_a_cell_cannot_hold_is_cut()
    {
        var file = await ExportRows.Written(ExportFormat.Xlsx, ExportRows.Settings(), ExportRows.Row() with { Name = "林\u0001小\uD800雨𠮷", Recommendation = new string('好', 40_000) });
        var row = Read(file, "面试")[0];
        Assert.Equal("林小\uFFFD雨𠮷", row["姓名"]);
        Assert.Equal(32_767, ((string)row["建议"]!).Length);
    }

    [Fact]
    public async Task Titles_stay_in_sight_and_can_be_filtered()
    {
        var file = await ExportRows.Written(ExportFormat.Xlsx, ExportRows.Settings(), ExportRows.Row());
        foreach (var number in new[] { 1, 2 })
        {
            Assert.Equal("frozen", Sheet(file, number).Descendants(Main + "pane").Single().Attribute("state")?.Value);
            Assert.StartsWith("A1:", Sheet(file, number).Descendants(Main + "autoFilter").Single().Attribute("ref")?.Value, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_last_sheet_says_whose_export_it_is_and_when_and_of_what()
    {
        var file = await ExportRows.Written(ExportFormat.Xlsx, ExportRows.Settings(), ExportRows.Row());
        var facts = MiniExcel.Query(new MemoryStream(file), sheetName: "说明").Cast<IDictionary<string, object?>>().ToList();
        Assert.Contains(facts, row => (row["A"], row["B"]) is ("导出人", "hr-7"));
        Assert.Contains(facts, row => (row["A"], row["B"]) is ("筛选条件", "批次：2026 秋招"));
        Assert.Contains(facts, row => row["A"] is "导出时间" && row["B"] is DateTime { Hour: 0, Minute: 30 });
        Assert.Contains("hr-7", Part(file, "docProps/core.xml").Root!.Value, StringComparison.Ordinal);
    }

    private static List<IDictionary<string, object?>> Read(byte[] file, string sheet) => [.. MiniExcel.Query(new MemoryStream(file), useHeaderRow: true, sheetName: sheet).Cast<IDictionary<string, object?>>()];

    private static XDocument Sheet(byte[] file, int number) => Part(file, $"xl/worksheets/sheet{number}.xml");

    private static XDocument Part(byte[] file, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        using var part = zip.GetEntry(name)!.Open();
        return XDocument.Load(part);
    }
}
