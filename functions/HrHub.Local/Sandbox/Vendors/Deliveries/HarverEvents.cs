using System.Text.Json.Nodes;

namespace HrHub.Local.Sandbox.Vendors.Deliveries;

/// <summary>Harver: thin events of one application; the result comes by its API.</summary>
internal static class HarverEvents
{
    public static IEnumerable<SandboxEvent> Of(SandboxInterview interview, DateTimeOffset sentAt)
        => [Event(interview, "ApplicationStarted", "in-progress", sentAt), Event(interview, "CandidateStatusNew", "new", sentAt)];

    private static SandboxEvent Event(SandboxInterview interview, string name, string status, DateTimeOffset sentAt) => new(name, new()
    {
        ["triggeredAt"] = sentAt.ToUnixTimeMilliseconds(),
        ["event"] = name,
        ["data"] = new JsonObject { ["type"] = "applications", ["id"] = interview.Id, ["attributes"] = new JsonObject { ["status"] = status } },
        ["relationships"] = new JsonObject { ["account"] = new JsonObject { ["data"] = new JsonObject { ["type"] = "account", ["id"] = "60ca01c2d70c100006122053" } } },
    });
}
