using System.Text;
using HrHub.Core.Exports;

namespace HrHub.Tests.Exports;

public sealed class CsvTests
{
    [Fact]
    public async Task A_row_says_what_the_interview_is_and_who_took_it()
    {
        var lines = (await Text(ExportRows.Settings(mark: false), ExportRows.Row())).Split("\r\n");
        Assert.StartsWith("姓名,岗位,批次,面试时间,总分,", lines[0], StringComparison.Ordinal);
        Assert.EndsWith(",导出人,导出时间", lines[0], StringComparison.Ordinal);
        Assert.Equal("林小雨,客户经理,2026-autumn,2026-11-26 00:30:00,82.25,AI 面试,已评分,最终,,重点; 校招,HQ/Shanghai/Retail,RM-01,,canonical,32.5,是,990***********0018,,,,cand-1,int-1,hr-7,2026-11-26 00:30:00", lines[1]);
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
        => Assert.Contains($"\r\n{written},客户经理,", await Text(ExportRows.Settings(), ExportRows.Row() with { Name = text }), StringComparison.Ordinal);

    [Fact]
    public async Task A_number_below_zero_stays_a_number()
        => Assert.Contains(",canonical,-1.5,", await Text(ExportRows.Settings(), ExportRows.Row() with { Duration = -1.5 }), StringComparison.Ordinal);

    [Theory]
    [InlineData(true, 0xEF)]
    [InlineData(false, (byte)'N')]
    public async Task The_byte_order_mark_is_there_when_it_is_wanted(bool wanted, byte first)
        => Assert.Equal(first, (await ExportRows.Written(ExportFormat.Csv, ExportRows.Settings(ExportLanguage.En, wanted)))[0]);

    private static async Task<string> Text(ExportSettings settings, params ExportedInterview[] rows) => Encoding.UTF8.GetString(await ExportRows.Written(ExportFormat.Csv, settings, rows));
}
