using HrHub.Core.Messaging;
using HrHub.Core.Sync;
using HrHub.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.IntegrationTests.Persons;

/// <summary>Data that are kept and not used.</summary>
public sealed class RestrictTests : IAsyncLifetime
{
    private StubServer _ehr = null!;
    private PersonsWorld _world = null!;

    public async Task InitializeAsync()
    {
        _ehr = await StubServer.Start();
        _world = await PersonsWorld.Start(("Sync:Ehr:BaseUrl", _ehr.Address.AbsoluteUri));
        foreach (var candidate in new[] { PersonsWorld.Lin, PersonsWorld.Ada }) _ehr.On($"/candidates/{candidate}", """{"id":"e-1"}"""u8.ToArray());
    }

    public async Task DisposeAsync()
    {
        await _world.DisposeAsync();
        await _ehr.DisposeAsync();
    }

    [Fact]
    public async Task A_restricted_person_is_not_pushed_any_more_not_found_and_shown_as_restricted()
    {
        await Send(PersonsWorld.Lin);
        await Eventually.Holds(() => Pushes(PersonsWorld.Lin) > 0);
        await _world.Hub.Idle();
        var before = Pushes(PersonsWorld.Lin);

        await _world.Grant(await _world.Open(_world.TokenOf(PersonsWorld.Lin), PersonsWorld.Lin, """{"kind":"restrict"}"""));
        await Send(PersonsWorld.Lin);
        await Send(PersonsWorld.Ada);
        await Eventually.Holds(() => Pushes(PersonsWorld.Ada) > 0);
        await _world.Hub.Idle();

        Assert.Equal(before, Pushes(PersonsWorld.Lin));
        Assert.True((await _world.File(PersonsWorld.Lin)).Retention.Restricted);
        Assert.Equal([PersonsWorld.Ada], (await _world.Hub.Files.Search(new(), default)).Hits.Select(hit => hit.CandidateId));
        Assert.Equal(2, (await _world.Hub.Files.Search(new() { IncludeRestricted = true }, default)).Hits.Count);
        // What will never be pushed is not behind either.
        var behind = await _world.Hub.Hub.Pipeline.GetRequiredService<ISyncStates>().Behind("Ehr", TimeProvider.System.GetUtcNow().AddDays(1), 10, default);
        Assert.DoesNotContain(behind, state => state.CandidateId == PersonsWorld.Lin);
    }

    [Fact]
    public async Task A_restriction_that_is_lifted_lets_the_person_be_found_and_pushed_again_and_is_on_the_trail()
    {
        await _world.Grant(await _world.Open(_world.TokenOf(PersonsWorld.Lin), PersonsWorld.Lin, """{"kind":"restrict"}"""));
        await _world.Hub.Idle();
        var before = Pushes(PersonsWorld.Lin);

        using var lifted = await _world.Hub.Call(_world.Compliance, "DELETE", $"candidates/{PersonsWorld.Lin}/restriction");

        Assert.Equal(System.Net.HttpStatusCode.NoContent, lifted.StatusCode);
        await Eventually.Holds(() => Pushes(PersonsWorld.Lin) > before);
        Assert.False((await _world.File(PersonsWorld.Lin)).Retention.Restricted);
        Assert.Equal(2, (await _world.Hub.Files.Search(new(), default)).Hits.Count);
        Assert.Contains(await _world.Trail(PersonsWorld.Lin), entry => entry is { Action: Core.Audit.AuditAction.RestrictionLifted, Allowed: true, Who.Id: "officer-1" });
        using var again = await _world.Hub.Call(_world.Compliance, "DELETE", $"candidates/{PersonsWorld.Lin}/restriction");
        await PersonsWorld.IsProblem(again, System.Net.HttpStatusCode.NotFound, "not-found");
    }

    private async Task Send(string candidateId)
    {
        var file = await _world.File(candidateId);
        await _world.Hub.Hub.Pipeline.GetRequiredService<IMessageBus>().Send(Entities.CandidateChanged, new CandidateChanged(candidateId, file.Version).ToMessage() with { MessageId = Guid.NewGuid().ToString() }, default);
    }

    private int Pushes(string candidateId) => _ehr.Requests.Count(request => request == $"/candidates/{candidateId}");
}
