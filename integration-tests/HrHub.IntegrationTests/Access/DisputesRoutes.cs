using System.Text.Json;
using HrHub.Core.Canonical;
using HrHub.IntegrationTests.Persons;

namespace HrHub.IntegrationTests.Access;

/// <summary>Disputes.</summary>
internal static class DisputesRoutes
{
    private static readonly string[] Openers = ["hr", "hr-admin", "department-head", "interviewer", "candidate"], Readers = ["hr", "hr-admin", "department-head", "interviewer", "candidate", "compliance"];

    public static IEnumerable<ApprovedRoute> All()
    {
        yield return new("POST", "candidates/{id}/interviews/{interviewId}/disputes", """{"field":"overall","reason":"Too low."}""", Openers, _ => Task.FromResult(Interview));
        yield return new("GET", "disputes", null, Readers);
        yield return new("GET", "disputes/{id}", null, Readers, async world => $"disputes/{await Open(world)}");
        yield return new("PUT", "disputes/{id}/assignee", """{"assignee":"hr-7"}""", ["hr-admin"], async world => $"disputes/{await Open(world)}/assignee");
        yield return new("POST", "disputes/{id}/decision", """{"decision":"confirmed","explanation":"As it was said."}""", ["hr", "hr-admin"], async world => $"disputes/{await Open(world)}/decision");
    }

    private static string Interview => $"candidates/{PersonsWorld.Lin}/interviews/{Ids.InterviewId("canonical", "lin-1")}/disputes";

    /// <summary>By the candidate, whom everybody who may read may see it of.</summary>
    private static async Task<string> Open(PersonsWorld world)
    {
        using var opened = await world.Hub.Call(world.TokenOf(PersonsWorld.Lin), "POST", Interview, JsonSerializer.Serialize(new { field = "transcript[0].text", reason = "I did not say so." }));
        return (await PersonsWorld.Body(opened)).GetProperty("disputeId").GetString()!;
    }
}
