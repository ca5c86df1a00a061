using HrHub.IntegrationTests.Persons;

namespace HrHub.IntegrationTests.Access;

/// <summary>Competency models, invitations and the progress of batches.</summary>
internal static class InvitationRoutes
{
    private const string Model = """{"dimensions":[{"code":"logic","label":"逻辑思维","weight":100}]}""";
    private const string Invitation = """{"vendor":"nobody","positionCode":"RM-01"}""";
    private static readonly string[] Readers = ["hr", "hr-admin", "candidate", "system"];
    private static readonly string[] Staff = ["hr", "hr-admin", "department-head", "interviewer"];

    public static IEnumerable<ApprovedRoute> All()
    {
        yield return new("PUT", "positions/{code}/model", Model, ["hr-admin"], _ => Task.FromResult("positions/RM-01/model"));
        yield return new("GET", "positions/{code}/model", null, Staff, async world =>
        {
            using var written = await world.Hub.Call(world.Provider.Token("hr-admin"), "PUT", "positions/RM-01/model", Model);
            return "positions/RM-01/model";
        });
        yield return new("GET", "models", null, Staff);
        yield return new("POST", "candidates/{id}/invitations", Invitation, ["hr", "hr-admin"]);
        yield return new("GET", "candidates/{id}/invitations", null, Readers);
        yield return new("GET", "candidates/{id}/invitations/{invitation}", null, Readers, async world =>
        {
            // Another row of the table had the person's data restricted.
            if (await world.File(PersonsWorld.Lin) is { Retention.Restricted: true } restricted) await world.Save(restricted with { Retention = restricted.Retention with { Restricted = false } });
            using var made = await world.Hub.Call(world.Provider.Token("hr"), "POST", $"candidates/{PersonsWorld.Lin}/invitations", Invitation, key: "request-1");
            return $"candidates/{PersonsWorld.Lin}/invitations/{(await PersonsWorld.Body(made)).GetProperty("invitationId").GetString()}";
        });
        yield return new("GET", "batches/{batch}/progress", null, Staff, _ => Task.FromResult("batches/2026-autumn/progress"));
        yield return new("GET", "batches/{batch}/distribution", null, Staff, _ => Task.FromResult("batches/2026-autumn/distribution"));
    }
}
