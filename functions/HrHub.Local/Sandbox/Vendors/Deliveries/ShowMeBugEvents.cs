using System.Text.Json.Nodes;

namespace HrHub.Local.Sandbox.Vendors.Deliveries;

/// <summary>ShowMeBug: one event with the interviewer's rating; the rest comes by its API.</summary>
internal static class ShowMeBugEvents
{
    public static IEnumerable<SandboxEvent> Of(SandboxInterview interview, DateTimeOffset sentAt) =>
    [
        new("interview_ended", new()
        {
            ["event"] = "interview_ended",
            ["ts"] = sentAt.ToUnixTimeSeconds(),
            ["payload"] = new JsonObject { ["uid"] = interview.Id, ["rate"] = 1 + interview.Score * 5 / 101 },
        }),
    ];
}
