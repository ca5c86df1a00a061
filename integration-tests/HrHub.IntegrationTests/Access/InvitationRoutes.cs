using HrHub.Core.Invitations;
using HrHub.IntegrationTests.Persons;

namespace HrHub.IntegrationTests.Access;

/// <summary>Competency models, invitations and the progress of batches.</summary>
internal static class InvitationRoutes
{
    private const string Model = """{"dimensions":[{"code":"logic","label":"逻辑思维","weight":100}]}""";
    private const string Invitation = """{"vendor":"nobody","positionCode":"RM-01"}""";
    private const string Person = """{"vendor":"nobody","positionCode":"RM-01","name":"楚云","email":"chu.yun@example.com"}""";
    private const string Many = """{"vendor":"nobody","positionCode":"RM-01","people":[{"name":"楚云","email":"chu.yun@example.com"}]}""";
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
        yield return new("GET", "candidates/{id}/invitations/{invitation}", null, Readers, Invited);
        yield return new("DELETE", "candidates/{id}/invitations/{invitation}", null, ["hr", "hr-admin"], Invited);
        yield return new("POST", "candidates/{id}/invitations/{invitation}/mail", null, ["hr", "hr-admin"], Made);
        yield return new("POST", "invitations", Person, ["hr", "hr-admin"]);
        yield return new("POST", "invitations/bulk", Many, ["hr", "hr-admin"]);
        yield return new("GET", "invitations", null, ["hr", "hr-admin"], async world =>
        {
            await Invited(world);
            return "invitations";
        });
        yield return new("GET", "batches/{batch}/progress", null, Staff, _ => Task.FromResult("batches/2026-autumn/progress"));
        yield return new("GET", "batches/{batch}/distribution", null, Staff, _ => Task.FromResult("batches/2026-autumn/distribution"));
    }

    private static async Task<string> Invited(PersonsWorld world)
    {
        // Another row of the table had the person's data restricted.
        if (await world.File(PersonsWorld.Lin) is { Retention.Restricted: true } restricted) await world.Save(restricted with { Retention = restricted.Retention with { Restricted = false } });
        using var made = await world.Hub.Call(world.Provider.Token("hr"), "POST", $"candidates/{PersonsWorld.Lin}/invitations", Invitation, key: "request-1");
        return $"candidates/{PersonsWorld.Lin}/invitations/{(await PersonsWorld.Body(made)).GetProperty("invitationId").GetString()}";
    }

    /// <summary>With a link, which no vendor of the table gives.</summary>
    private static async Task<string> Made(PersonsWorld world)
    {
        await Invited(world);
        await world.Hub.Idle();
        var file = await world.File(PersonsWorld.Lin);
        await world.Save(file.With(new Invitation { InvitationId = "inv-made", Vendor = "nobody", PositionCode = "RM-01", RequestedBy = "hr-1", RequestedAt = file.CreatedAt, State = InvitationState.Made, VendorInterviewId = "v-1", Link = "https://example.com/v-1" }));
        return $"candidates/{PersonsWorld.Lin}/invitations/inv-made/mail";
    }
}
