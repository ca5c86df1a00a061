using HrHub.Core.Canonical;
using HrHub.Core.Exports;
using HrHub.Core.Records.Search;

namespace HrHub.Tests.Exports;

/// <summary>Invented interviews to be exported.</summary>
internal static class ExportRows
{
    public static readonly DateTimeOffset At = new(2026, 11, 25, 16, 30, 0, TimeSpan.Zero);

    public static ExportSettings Settings(ExportLanguage language = ExportLanguage.Zh, bool mark = true)
        => new(language, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), new("hr-7", At, "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"), [new Label("批次：2026 秋招", "batch: 2026 autumn")], mark);

    public static ExportedInterview Row(int number = 1) => new()
    {
        CandidateId = $"cand-{number}",
        InterviewId = $"int-{number}",
        Name = "林小雨",
        NationalId = "990***********0018",
        PositionCode = "RM-01",
        PositionTitle = "客户经理",
        Department = "HQ/Shanghai/Retail",
        Batch = "2026-autumn",
        Vendor = "canonical",
        Stage = "ai-interview",
        Status = "scored",
        Result = ResultState.Final,
        At = At,
        Duration = 32.5,
        Score = 82.25,
        Tags = ["重点", "校招"],
        PayloadAuthenticated = true,
        Dimensions =
        [
            new("logic", null, "逻辑思维", 90, "4.5/5", 0.4, 91, false),
            new("logic.structure", "logic", "结构化", null, "n/a", null, null, true),
        ],
    };

    public static async Task<byte[]> Written(ExportFormat format, ExportSettings settings, params ExportedInterview[] rows)
    {
        var output = new MemoryStream();
        await WriteTable.Handle(format, rows.ToAsyncEnumerable(), settings, output, default);
        return output.ToArray();
    }
}
