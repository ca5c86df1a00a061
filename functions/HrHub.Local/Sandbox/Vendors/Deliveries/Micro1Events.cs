using System.Text.Json.Nodes;

namespace HrHub.Local.Sandbox.Vendors.Deliveries;

/// <summary>micro1: the full report in one event, the recording and the proctoring score in events of their own.</summary>
internal static class Micro1Events
{
    private static readonly string[] Technical = ["Not experienced", "Junior", "Mid-level", "Senior"];
    private static readonly string[] Soft = ["Not Experienced", "Below Average", "Average", "Good", "Excellent"];

    public static IEnumerable<SandboxEvent> Of(SandboxInterview interview, DateTimeOffset _) =>
    [
        new("interview.started", Envelope("interview.started", Ids(interview))),
        new("interview_recording.completed", Envelope("interview_recording.completed", Recording(interview))),
        new("proctoring_score.completed", Envelope("proctoring_score.completed", Proctoring(interview))),
        new("interview_report.created", Envelope("interview_report.created", Report(interview))),
    ];

    /// <summary>The same report, with a rating that no scale knows.</summary>
    public static SandboxEvent WithUnknownLabel(SandboxInterview interview)
    {
        var report = Report(interview);
        report["coding_skills_evaluation"]!["rating"] = "Wizard";
        return new("interview_report.created", Envelope("interview_report.created", report));
    }

    private static JsonObject Envelope(string name, JsonObject data) => new() { ["event"] = name, ["data"] = data };

    private static JsonObject Ids(SandboxInterview interview) => new()
    {
        ["interview_id"] = interview.Id,
        ["session_id"] = interview.UuidFor("session"),
        ["interview_name"] = interview.Position,
        ["candidate_id"] = interview.UuidFor("candidate"),
        ["job_applicant_id"] = interview.UuidFor("applicant"),
        ["ats_job_application_id"] = $"APP-{interview.Person.Serial:000000}",
        ["ats_job_id"] = $"JOB-{interview.Serial % 6:00}",
        ["candidate_name"] = interview.Person.Name,
        ["candidate_email_id"] = interview.Person.Email,
    };

    private static JsonObject Recording(SandboxInterview interview)
    {
        var data = Ids(interview);
        data["interview_recording_url"] = interview.VideoUrl;
        return data;
    }

    private static JsonObject Proctoring(SandboxInterview interview)
    {
        var data = Ids(interview);
        data["proctoring_score"] = interview.ScoreOf("proctoring");
        return data;
    }

    private static JsonObject Report(SandboxInterview interview)
    {
        var time = interview.EndedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss");
        var data = Ids(interview);
        data["report_id"] = interview.IdFor("report", 10);
        data["report_date"] = time[..10];
        data["interview_recording_url"] = interview.VideoUrl;
        data["proctoring_score"] = interview.ScoreOf("proctoring");
        data["ai_match_score"] = interview.Score;
        data["proctoring_violations"] = new JsonArray(new JsonObject { ["type"] = "tab_switch", ["value"] = "3", ["description"] = "3 tab switches detected." });
        data["interview_transcript"] = SandboxJson.Array(interview.Talk.SelectMany((turn, i) => new JsonNode[] { Line(i * 60, "interviewer", turn.Question), Line(i * 60 + 12, "user", turn.Answer) }));
        data["technical_skills_evaluation"] = new JsonArray(Skill(interview, "React.js", Technical), Skill(interview, "SQL", Technical));
        data["soft_skills_evaluation"] = new JsonArray(Skill(interview, "English", ["A1", "A2", "B1", "B2", "C1", "C2"]), Skill(interview, "Communication", Soft));
        data["coding_skills_evaluation"] = Rating(interview, "coding", Technical);
        data["custom_question_evaluation"] = new JsonArray(new JsonObject
        {
            ["question_text"] = "Are you willing to relocate?",
            ["answer_text"] = "Yes, I am willing to relocate.",
            ["ai_evaluation"] = Rating(interview, "relocate", ["Not an impressive answer", "Average answer", "Good answer", "Great answer"]),
        });
        data["date_created"] = time;
        data["date_modified"] = time;
        data["status"] = "active";
        return data;
    }

    private static JsonObject Line(int second, string role, string text) => new() { ["timestamp"] = second, ["role"] = role, ["content"] = text };

    private static JsonObject Skill(SandboxInterview interview, string skill, string[] labels) => new() { ["skill"] = skill, ["ai_evaluation"] = Rating(interview, skill, labels) };

    private static JsonObject Rating(SandboxInterview interview, string aspect, string[] labels)
        => new() { ["feedback"] = $"{aspect}: {interview.ScoreOf(aspect)} / 100", ["rating"] = interview.LabelOf(aspect, labels) };
}
