using HrHub.Core.Canonical;
using HrHub.Core.Exports;

namespace HrHub.TestKit.Exports;

/// <summary>Invented interviews to be exported, any number, each made when it is asked for.</summary>
public static class MadeUpRows
{
    private static readonly DateTimeOffset From = new(2024, 1, 1, 1, 0, 0, TimeSpan.Zero);

    public static ExportSettings Settings { get; } = new(ExportLanguage.Zh, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), new("hr-7", From, null), []);

    /// <param name="number">The same number is the same row.</param>
    /// <param name="dimensions">How many scores it has.</param>
    public static ExportedInterview Row(int number, int dimensions = 0) => new()
    {
        CandidateId = $"cand-{number:x8}c0ffee",
        InterviewId = $"int-{number:x8}c0ffee",
        Name = $"林小雨{number % 977}",
        NationalId = "990***********0018",
        Phone = $"138{number:00000000}",
        Email = $"xiaoyu.lin.{number}@example.com",
        PositionCode = $"RM-{number % 40:00}",
        PositionTitle = "客户经理",
        PositionFamily = "sales",
        Department = $"HQ/Shanghai/Retail/{number % 60}",
        Batch = $"2026-autumn-{number % 12}",
        Vendor = "canonical",
        Stage = "ai-interview",
        Status = "scored",
        Result = ResultState.Final,
        At = From.AddMinutes(number),
        Duration = 20 + number % 400 / 10.0,
        Score = number % 1001 / 10.0,
        Recommendation = "建议进入人工面试",
        Tags = ["重点", "校招"],
        PayloadAuthenticated = true,
        Dimensions = [.. Enumerable.Range(0, dimensions).Select(at => new ExportedDimension($"d{at}", null, "逻辑思维", (number + at * 7) % 100, "4/5", 0.2, null, false))],
    };
}
