using System.Text.Json;
using HrHub.Core.Exports;

namespace HrHub.Tests.Exports;

public sealed class JsonLinesTests
{
    [Fact]
    public async Task Each_line_is_an_interview_with_codes_and_with_who_took_it()
    {
        var text = System.Text.Encoding.UTF8.GetString(await ExportRows.Written(ExportFormat.Jsonl, ExportRows.Settings(), [.. Enumerable.Range(1, 300).Select(ExportRows.Row)]));
        var lines = text.Split('\n');
        Assert.Equal("", lines[^1]);
        var read = lines[..^1].Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(Enumerable.Range(1, 300).Select(number => $"int-{number}"), read.Select(line => line.GetProperty("interview").GetProperty("interviewId").GetString()));
        Assert.All(read, line => Assert.Equal("hr-7", line.GetProperty("exported").GetProperty("by").GetString()));
        Assert.Equal("ai-interview", read[0].GetProperty("interview").GetProperty("stage").GetString());
        Assert.Equal("逻辑思维", read[0].GetProperty("interview").GetProperty("dimensions")[0].GetProperty("label").GetString());
    }

    [Fact]
    public async Task Nobody_is_no_line() => Assert.Empty(await ExportRows.Written(ExportFormat.Jsonl, ExportRows.Settings()));
}
