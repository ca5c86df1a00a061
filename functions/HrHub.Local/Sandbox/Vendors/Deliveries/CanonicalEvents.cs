using System.Globalization;
using System.Text.Json.Nodes;

namespace HrHub.Local.Sandbox.Vendors.Deliveries;

/// <summary>A vendor that sends our own canonical document, bare or in the envelope of Standard Webhooks (<c>type</c>, <c>timestamp</c>, <c>data</c>).</summary>
internal static class CanonicalEvents
{
    private static readonly string[] Aspects = ["logic", "communication", "professional", "teamwork"];

    public static IEnumerable<SandboxEvent> Bare(SandboxInterview interview, DateTimeOffset _) => [new("interview", Document(interview))];

    public static IEnumerable<SandboxEvent> Enveloped(SandboxInterview interview, DateTimeOffset sentAt) =>
    [
        new("interview.final", new()
        {
            ["type"] = "interview.final",
            ["timestamp"] = Iso(sentAt),
            ["data"] = Document(interview),
        }),
    ];

    private static JsonObject Document(SandboxInterview interview)
    {
        var person = interview.Person;
        var candidate = new JsonObject { ["name"] = person.Name, ["email"] = person.Email, ["phone"] = person.Phone, ["externalIds"] = new JsonObject { ["ats"] = $"APP-{person.Serial:000000}" } };
        if (person.NationalId is { } id) candidate["nationalId"] = id;
        return new()
        {
            ["vendorInterviewId"] = interview.Id,
            ["candidate"] = candidate,
            ["position"] = new JsonObject { ["code"] = $"P{interview.Serial % 6:00}", ["title"] = interview.Position, ["family"] = "Retail" },
            ["department"] = "HQ/Shanghai/Retail",
            ["batch"] = "2026-autumn-campus",
            ["status"] = "scored",
            ["result"] = "final",
            ["startedAt"] = Iso(interview.StartedAt),
            ["completedAt"] = Iso(interview.EndedAt),
            ["scoredAt"] = Iso(interview.EndedAt),
            ["duration"] = interview.Duration.TotalSeconds,
            ["overall"] = Score(interview.Score),
            ["dimensions"] = SandboxJson.Array(Aspects.Select(aspect => new JsonObject { ["code"] = aspect, ["label"] = aspect, ["score"] = Score(interview.ScoreOf(aspect)), ["weight"] = 0.25 })),
            ["transcript"] = SandboxJson.Array(interview.Talk.SelectMany((turn, i) => new[] { Line("interviewer", i * 60, turn.Question), Line("candidate", i * 60 + 12, turn.Answer) })),
            ["media"] = new JsonArray(new JsonObject { ["mediaId"] = "recording", ["kind"] = "video", ["sourceUrl"] = interview.VideoUrl, ["duration"] = interview.Duration.TotalSeconds }),
            ["recommendation"] = interview.Score >= 60 ? "advance" : "hold",
        };
    }

    private static JsonObject Score(int value)
        => new() { ["value"] = value, ["min"] = 0, ["max"] = 100, ["kind"] = "numeric", ["original"] = value.ToString(CultureInfo.InvariantCulture), ["scaled"] = value };

    private static JsonObject Line(string speaker, int start, string text) => new() { ["speaker"] = speaker, ["start"] = start, ["text"] = text };

    private static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
