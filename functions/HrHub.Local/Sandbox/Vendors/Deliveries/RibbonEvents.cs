namespace HrHub.Local.Sandbox.Vendors.Deliveries;

/// <summary>Ribbon: two thin events; everything else comes by its API (docs.ribbon.ai, Webhooks).</summary>
internal static class RibbonEvents
{
    public static IEnumerable<SandboxEvent> Of(SandboxInterview interview, DateTimeOffset _) => [Event(interview, "interview_processed"), Event(interview, "video_processed")];

    private static SandboxEvent Event(SandboxInterview interview, string name) => new(name, new()
    {
        ["interview_flow_id"] = interview.FlowId,
        ["interview_id"] = interview.Id,
        ["status"] = "completed",
        ["interview_flow_name"] = interview.Position,
        ["event_type"] = name,
        ["interviewee_email_address"] = SandboxJson.TextOrNull(interview.Person.Email),
        ["interviewee_first_name"] = interview.Person.FirstName,
        ["interviewee_last_name"] = SandboxJson.TextOrNull(interview.Person.LastName),
        ["interview_link"] = $"https://app.ribbon.ai/recruit/interviews/{interview.FlowId}/{interview.UuidFor("link")}",
    });
}
