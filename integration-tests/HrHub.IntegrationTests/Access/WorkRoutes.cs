using HrHub.Core.Work;
using HrHub.IntegrationTests.Persons;

namespace HrHub.IntegrationTests.Access;

/// <summary>Work on a file: texts, tags, comments, stages.</summary>
internal static class WorkRoutes
{
    private static readonly string[] Hr = ["hr", "hr-admin"], Judging = [.. Hr, "department-head", "interviewer"], Readers = [.. Judging, "candidate", "system"];

    public static IEnumerable<ApprovedRoute> All()
    {
        yield return new("PATCH", "candidates/{id}/interviews/{interviewId}/texts", """{"texts":[{"field":"transcript[0].text","value":"我带过六个人的团队。"}]}""", Hr, world => Interview(world, "texts"));
        yield return new("GET", "candidates/{id}/interviews/{interviewId}/revisions", null, Readers, world => Interview(world, "revisions"));
        yield return new("PUT", "candidates/{id}/interviews/{interviewId}/tags", """{"tags":["储备人才"]}""", Hr, world => Interview(world, "tags"));
        yield return new("GET", "tags", null, Hr);
        yield return new("POST", "candidates/{id}/comments", """{"text":"Speaks well."}""", Judging);
        yield return new("GET", "candidates/{id}/comments", null, Judging);
        yield return new("PUT", "candidates/{id}/comments/{commentId}", """{"text":"Speaks very well."}""", Judging, Comment);
        yield return new("DELETE", "candidates/{id}/comments/{commentId}", null, Judging, Comment);
        yield return new("POST", "candidates/{id}/stage", """{"to":"human-interview"}""", Hr, world => At(world, HiringStages.AiInterview, "stage"));
        yield return new("GET", "candidates/{id}/stage", null, Readers);
        yield return new("POST", "candidates/{id}/materials", "%PDF-1.7 as plain as can be", Hr, async world => { await Allow(world); return $"candidates/{PersonsWorld.Lin}/materials"; });
        yield return new("GET", "candidates/{id}/materials", null, [.. Judging, "candidate"]);
        yield return new("GET", "candidates/{id}/materials/{materialId}", null, [.. Judging, "candidate"], Material);
        yield return new("DELETE", "candidates/{id}/materials/{materialId}", null, ["hr-admin"], Material);
        yield return new("POST", "candidates/{id}/hiring", """{"employeeNumber":"E-1001"}""", Hr, world => At(world, HiringStages.Offer, "hiring"));
    }

    private static async Task<string> Interview(PersonsWorld world, string what)
        => $"candidates/{PersonsWorld.Lin}/interviews/{(await world.File(PersonsWorld.Lin)).Interviews[0].Interview.InterviewId}/{what}";

    /// <summary>Everybody changes the own comment only: in this list all have one subject.</summary>
    private static async Task<string> Comment(PersonsWorld world)
    {
        await Allow(world);
        using var added = await world.Hub.Call(world.Provider.Token("hr"), "POST", $"candidates/{PersonsWorld.Lin}/comments", """{"text":"To be changed"}""");
        return $"candidates/{PersonsWorld.Lin}/comments/{(await PersonsWorld.Body(added)).GetProperty("comment").GetProperty("commentId").GetString()}";
    }

    private static async Task<string> Material(PersonsWorld world)
    {
        await Allow(world);
        using var added = await world.Hub.Call(world.Provider.Token("hr"), "POST", $"candidates/{PersonsWorld.Lin}/materials?purpose=resume", "%PDF-1.7 a résumé");
        return $"candidates/{PersonsWorld.Lin}/materials/{(await PersonsWorld.Body(added)).GetProperty("material").GetProperty("materialId").GetString()}";
    }

    /// <summary>Another row of the list restricts the person.</summary>
    private static async Task Allow(PersonsWorld world)
    {
        if (await world.File(PersonsWorld.Lin) is { Retention.Restricted: true } file) await world.Save(file with { Retention = file.Retention with { Restricted = false } });
    }

    private static async Task<string> At(PersonsWorld world, string stage, string what)
    {
        var file = await world.File(PersonsWorld.Lin);
        await world.Save(file with { Stage = stage, EmployeeNumber = null });
        return $"candidates/{PersonsWorld.Lin}/{what}";
    }
}
