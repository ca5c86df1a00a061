using System.Text;
using HrHub.Core.Exports;

namespace HrHub.Tests.Exports;

public sealed class CsvTests
{
    [Fact]
    public async Task A_row_says_what_the_interview_is_and_who_took_it()
    {
        var lines = (await Text(ExportRows.Settings(mark: false), ExportRows.Row())).Split("\r\n");
        Assert.StartsWith("候选人编号,面试编号,姓名,身份证号,", lines[0], StringComparison.Ordinal);
        Assert.EndsWith(",导出人,导出时间", lines[0], StringComparison.Ordinal);
        Assert.Equal("cand-1,int-1,林小雨,990***********0018,,,,RM-01,客户经理,,HQ/Shanghai/Retail,2026-autumn,canonical,AI 面试,已评分,最终,2026-11-26 00:30:00,32.5,82.25,,重点; 校招,是,hr-7,2026-11-26 00:30:00", lines[1]);
        Assert.Equal("", lines[2]);
        Assert.Equal(3, lines.Length);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\"")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("＝1", "'＝1")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("a=b", "a=b")]
    public async Task A_text_is_never_a_formula_and_never_two_fields(string text, string written)
        => Assert.Contains($",int-1,{written},990", await Text(ExportRows.Settings(), ExportRows.Row() with { Name = text }), StringComparison.Ordinal);

    [Fact]
    public async Task A_number_below_zero_stays_a_number()
        => Assert.Contains(",-1.5,82.25,", await Text(ExportRows.Settings(), ExportRows.Row() with { Duration = -1.5 }), StringComparison.Ordinal);

    [Theory]
    [InlineData(true, 0xEF)]
    [InlineData(false, (byte)'C')]
    public async Task The_byte_order_mark_is_there_when_it_is_wanted(bool wanted, byte first)
        => Assert.Equal(first, (await ExportRows.Written(ExportFormat.Csv, ExportRows.Settings(ExportLanguage.En, wanted)))[0]);

    private static async Task<string> Text(ExportSettings settings, params ExportedInterview[] rows) => Encoding.UTF8.GetString(await ExportRows.Written(ExportFormat.Csv, settings, rows));
}
