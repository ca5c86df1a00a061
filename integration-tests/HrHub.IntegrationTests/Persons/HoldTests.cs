using System.Net;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Retention;
using HrHub.Pipeline.Purge;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.IntegrationTests.Persons;

/// <summary>Legal holds over HTTP.</summary>
public sealed class HoldTests : IAsyncLifetime
{
    private const string Holds = $"candidates/{PersonsWorld.Lin}/holds";
    private PersonsWorld _world = null!;

    public async Task InitializeAsync() => _world = await PersonsWorld.Start();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task A_hold_is_placed_listed_and_lifted_and_each_step_is_on_the_trail()
    {
        using var placed = await _world.Hub.Call(_world.Compliance, "POST", Holds, """{"why":"Proceedings 2026-17","until":"2099-01-01T00:00:00Z"}""");
        Assert.Equal(HttpStatusCode.Created, placed.StatusCode);
        var id = (await PersonsWorld.Body(placed)).GetProperty("hold").GetProperty("holdId").GetString();
        var hold = Assert.Single((await _world.File(PersonsWorld.Lin)).Retention.Holds);
        Assert.Equal((id, "officer-1", "Proceedings 2026-17"), (hold.HoldId, hold.PlacedBy, hold.Why));

        using var listed = await _world.Hub.Call(_world.Compliance, "GET", Holds);
        var shown = Assert.Single((await PersonsWorld.Body(listed)).EnumerateArray());
        Assert.True(shown.GetProperty("inForce").GetBoolean());

        using var lifted = await _world.Hub.Call(_world.Compliance, "DELETE", $"{Holds}/{id}");
        Assert.Equal(HttpStatusCode.NoContent, lifted.StatusCode);
        Assert.Empty((await _world.File(PersonsWorld.Lin)).Retention.Holds);
        var trail = (await _world.Trail(PersonsWorld.Lin)).Where(entry => entry.Who.Id == "officer-1").ToList();
        Assert.Equal([AuditAction.HoldPlaced, AuditAction.Read, AuditAction.HoldLifted], trail.Select(entry => entry.Action));
        Assert.Equal([id, null, id], trail.Select(entry => entry.Record));

        using var again = await _world.Hub.Call(_world.Compliance, "DELETE", $"{Holds}/{id}");
        await PersonsWorld.IsProblem(again, HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task A_hold_on_a_file_in_erasure_is_refused_with_a_clear_answer()
    {
        var file = await _world.File(PersonsWorld.Lin);
        await _world.Save(file with { Retention = file.Retention with { Tombstone = new Tombstone("erasure-1", TimeProvider.System.GetUtcNow(), "pipl") } });

        using var answer = await _world.Hub.Call(_world.Compliance, "POST", Holds, """{"why":"Too late"}""");

        await PersonsWorld.IsProblem(answer, HttpStatusCode.Conflict, "file-in-erasure");
        Assert.Empty((await _world.File(PersonsWorld.Lin)).Retention.Holds);
        Assert.Contains(await _world.Trail(PersonsWorld.Lin), entry => entry is { Action: AuditAction.HoldPlaced, Allowed: false, Why: "file-in-erasure", Who.Id: "officer-1" });
    }

    [Fact]
    public async Task A_hold_on_an_erased_file_is_answered_with_the_certificate_to_compliance_only()
    {
        var certificate = (await _world.Hub.Hub.Pipeline.GetRequiredService<EraseCandidate>().Handle(PersonsWorld.Lin, "PIPL-3Y", Caller.Hub("test"), default)).Value!;

        using var answer = await _world.Hub.Call(_world.Compliance, "POST", Holds, """{"why":"Too late"}""");
        using var curious = await _world.Hub.Call(_world.Provider.Token("hr", "hr-1"), "POST", Holds, """{"why":"Too late"}""");

        await PersonsWorld.IsProblem(answer, HttpStatusCode.Conflict, "file-erased");
        Assert.Equal(certificate.ErasureId, (await PersonsWorld.Body(answer)).GetProperty("certificateId").GetString());
        Assert.Contains(await _world.Trail(PersonsWorld.Lin), entry => entry is { Action: AuditAction.HoldPlaced, Allowed: false, Why: "file-erased", Who.Id: "officer-1" });
        await PersonsWorld.IsProblem(curious, HttpStatusCode.Forbidden, "forbidden");
        Assert.DoesNotContain(certificate.ErasureId, await curious.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_hold_of_a_dispute_ends_with_the_dispute_only()
    {
        var file = await _world.File(PersonsWorld.Lin);
        var dispute = new Hold { HoldId = "hold-dispute", Kind = HoldKind.Dispute, PlacedBy = "hr-1", Why = "score", PlacedAt = TimeProvider.System.GetUtcNow() };
        await _world.Save(file with { Retention = file.Retention with { Holds = [dispute] } });

        using var answer = await _world.Hub.Call(_world.Compliance, "DELETE", $"{Holds}/hold-dispute");

        await PersonsWorld.IsProblem(answer, HttpStatusCode.Conflict, "dispute-open");
        Assert.Single((await _world.File(PersonsWorld.Lin)).Retention.Holds);
    }

    [Theory]
    [InlineData("{}", "why")]
    [InlineData("""{"why":""}""", "why")]
    [InlineData("""{"why":"x","until":"2020-01-01T00:00:00Z"}""", "until")]
    [InlineData("""{"why":"x","until":"soon"}""", "until")]
    [InlineData("""{"why":"x","wyh":"林小雨"}""", "wyh")]
    public async Task A_body_that_is_wrong_is_refused_with_the_name_of_the_field(string body, string field)
    {
        using var answer = await _world.Hub.Call(_world.Compliance, "POST", Holds, body);
        await PersonsWorld.IsProblem(answer, HttpStatusCode.BadRequest, "bad-request");
        Assert.Equal(field, (await PersonsWorld.Body(answer)).GetProperty("field").GetString());
    }

    [Fact]
    public async Task A_refusal_is_on_the_trail_and_an_unknown_id_is_not_kept()
    {
        using var refused = await _world.Hub.Call(_world.Provider.Token("hr", "hr-1"), "POST", Holds, """{"why":"x"}""");
        using var stranger = await _world.Hub.Call(_world.Provider.Token("hr", "hr-1"), "POST", "candidates/林小雨/holds", """{"why":"x"}""");
        using var unknown = await _world.Hub.Call(_world.Compliance, "POST", "candidates/nobody/holds", """{"why":"x"}""");

        await PersonsWorld.IsProblem(refused, HttpStatusCode.Forbidden, "forbidden");
        await PersonsWorld.IsProblem(stranger, HttpStatusCode.Forbidden, "forbidden");
        await PersonsWorld.IsProblem(unknown, HttpStatusCode.NotFound, "not-found");
        Assert.Contains(await _world.Trail(PersonsWorld.Lin), entry => entry is { Action: AuditAction.HoldPlaced, Allowed: false, Why: "forbidden", Who.Id: "hr-1" });
        Assert.Contains(await _world.Trail(AuditEvent.HubChain), entry => entry is { Action: AuditAction.HoldPlaced, Allowed: false });
        Assert.Contains(await _world.Trail(AuditEvent.HubChain), entry => entry is { Action: AuditAction.HoldPlaced, Allowed: false, Why: "not-found" });
        Assert.Empty(await _world.Trail("林小雨"));
    }
}
