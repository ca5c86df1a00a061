using HrHub.Core.Canonical;
using HrHub.Core.Records;

namespace HrHub.Tests.Sync;

/// <summary>Candidate files of invented people.</summary>
internal static class Person
{
    public static CandidateFile File(params IEnumerable<Interview> interviews) => new()
    {
        CandidateId = "cand-0001",
        Version = 7,
        CreatedAt = At(1),
        ChangedAt = At(9),
        Identity = new() { Name = "林小雨", NationalId = "310101199003070012", Email = "lin.xiaoyu@example.com", Phone = "+8613800000000", ExternalIds = new Dictionary<string, string> { ["ats"] = "ABCD1234" } },
        Interviews = [.. interviews.Select(interview => new InterviewFile { Interview = interview, Parts = [], Folder = "客户经理/ai-interview/2026-11/80-89" })],
    };

    public static Interview Interview(string id, int day, ResultState? result, params IEnumerable<Dimension> dimensions) => new()
    {
        InterviewId = id,
        Vendor = "micro1",
        VendorInterviewId = $"v-{id}",
        Status = InterviewStatus.Scored,
        Result = result,
        Position = new() { Code = "RM-01", Title = "客户经理" },
        Department = "HQ/Shanghai/Retail",
        Batch = "2026-autumn-campus",
        CompletedAt = At(day),
        ScoredAt = At(day).AddHours(1),
        Overall = Score(82),
        Dimensions = [.. dimensions],
        Emotions = [new() { Label = "nervous", Intensity = 0.4321 }],
        Transcript = [new() { Speaker = Speaker.Candidate, Text = "a private sentence" }],
        Comments = [new() { Text = "a private comment" }],
        Provenance = new() { PayloadAuthenticated = true },
    };

    public static Dimension Ability(string code, double? scaled, params IEnumerable<Dimension> children)
        => new() { Code = code, Label = $"{code} label", Score = scaled is { } value ? Score(value) : new() { Kind = ScoreKind.Label, Original = "unclear" }, Children = [.. children] };

    public static DateTimeOffset At(int day) => new(2026, 11, day, 8, 0, 0, TimeSpan.Zero);

    private static Score Score(double scaled) => new() { Kind = ScoreKind.Numeric, Value = scaled, Min = 0, Max = 100, Original = $"{scaled}", Scaled = scaled };
}
