using System.Text.Json.Nodes;

namespace HrHub.Local.Sandbox.Vendors.Deliveries;

/// <summary>CodeSignal: the result is in the event. Times and durations are milliseconds.</summary>
internal static class CodeSignalEvents
{
    public static IEnumerable<SandboxEvent> Of(SandboxInterview interview, DateTimeOffset sentAt) =>
    [
        new("companyTestSessionFinished", new()
        {
            ["event"] = "companyTestSessionFinished",
            ["triggeredOn"] = sentAt.ToUnixTimeMilliseconds(),
            ["payload"] = Session(interview),
        }),
    ];

    /// <summary>A finished test session, as the event holds it.</summary>
    public static JsonObject Session(SandboxInterview interview) => new()
    {
        ["testSessionId"] = interview.Id,
        ["testId"] = interview.IdFor("test", 15),
        ["testTitle"] = interview.Position,
        ["candidateEmail"] = interview.Person.Email,
        ["candidateName"] = interview.Person.Name,
        ["duration"] = (long)interview.Duration.TotalMilliseconds,
        ["score"] = interview.Score * 10,
        ["maxScore"] = 1_000,
        ["codingScore"] = 300 + interview.ScoreOf("coding") * 5,
        ["versionedCodingScore"] = new JsonObject { ["version"] = "codingScore2023", ["value"] = 200 + interview.ScoreOf("coding") * 4 },
        ["plagiarismLevel"] = 0,
        ["plagiarismLabel"] = "-",
        ["url"] = $"{interview.ReportUrl}?accessToken={interview.IdFor("token", 40)}",
    };
}
