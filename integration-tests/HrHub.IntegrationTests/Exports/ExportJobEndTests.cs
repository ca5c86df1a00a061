using System.Net;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Retention;
using HrHub.IntegrationTests.Persons;
using HrHub.Pipeline.Purge;
using HrHub.TestKit;

namespace HrHub.IntegrationTests.Exports;

/// <summary>How exports end that were written in the background: dropped, their time over, somebody in them erased.</summary>
public sealed class ExportJobEndTests : IAsyncLifetime
{
    private const string Csv = ExportJobWorld.Csv;
    private ExportJobWorld _world = null!;

    public async Task InitializeAsync() => _world = await ExportJobWorld.Start();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task One_that_is_dropped_is_refused_at_once_and_destroyed_with_its_key()
    {
        var (waiting, done) = (await _world.Order(Csv), await _world.Order(Csv));
        using var cancel = await _world.Call(_world.Hr, "DELETE", $"exports/jobs/{waiting}");
        Assert.Equal(HttpStatusCode.NoContent, cancel.StatusCode);
        Assert.Equal(1, await _world.Write());
        Assert.NotEmpty(await _world.Objects(done));
        using var drop = await _world.Call(_world.Hr, "DELETE", $"exports/jobs/{done}");
        using var again = await _world.Call(_world.Hr, "DELETE", $"exports/jobs/{done}");
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent), (drop.StatusCode, again.StatusCode));
        await _world.IsGone(done, _world.Hr);
        Assert.Equal(("cancelled", "expired"), ((await _world.Look(waiting)).GetProperty("state").GetString(), (await _world.Look(done)).GetProperty("state").GetString()));
        Assert.Equal(2, await _world.Purge());
        await _world.IsDestroyed(waiting);
        await _world.IsDestroyed(done);
        Assert.Equal(0, await _world.Purge());
    }

    [Fact]
    public async Task Its_hours_are_over_and_it_is_destroyed_and_later_forgotten()
    {
        var id = await _world.Order(Csv);
        await _world.Write();
        Assert.Equal(0, await _world.Purge());
        await _world.Jobs.Change(id, job => job with { ExpiresAt = TimeProvider.System.GetUtcNow().AddSeconds(-1) }, default);
        await _world.IsGone(id, _world.Hr);
        Assert.Equal(1, await _world.Purge());
        await _world.IsDestroyed(id);
        Assert.Equal("timeUp", (await _world.Look(id)).GetProperty("end").GetString());
        Assert.Contains(await _world.Persons.Trail(AuditEvent.HubChain), entry => entry is { Action: AuditAction.ExportDestroyed, Why: "TimeUp" } && entry.Record == id);

        await _world.Jobs.Trim(TimeProvider.System.GetUtcNow().AddDays(1), default);
        using var gone = await _world.Call(_world.Hr, "GET", $"exports/jobs/{id}");
        await PersonsWorld.IsProblem(gone, HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task The_erasure_of_somebody_in_it_destroys_it_and_no_other()
    {
        await _world.Persons.Save(People.File("cand-other", People.Interview("other-1", People.Ada) with { Batch = "2025-spring" }));
        var (with, without) = (await _world.Order(Csv), await _world.Order("""{"batch":"2025-spring","format":"csv"}"""));
        await _world.Write();
        var erased = await _world.Pipeline<EraseCandidate>().Handle(PersonsWorld.Lin, "PIPL-3Y", Caller.Hub("test"), default);
        Assert.Equal(1, erased.Value!.Counts["exports"]);

        var gone = await _world.Look(with);
        Assert.Equal(("expired", "personErased"), (gone.GetProperty("state").GetString(), gone.GetProperty("end").GetString()));
        Assert.Equal("已到期：其中有人的数据已被删除", gone.GetProperty("stateLabel").GetProperty("zh").GetString());
        Assert.Equal("expired: a person in it was erased", gone.GetProperty("stateLabel").GetProperty("en").GetString());
        await _world.IsGone(with, _world.Hr);
        await _world.IsDestroyed(with);
        using var other = await _world.Call(_world.Hr, "GET", $"exports/jobs/{without}/file");
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task One_that_names_somebody_does_not_outlive_an_erasure_even_before_it_is_written()
    {
        var id = await _world.Order("""{"name":"林小雨","format":"csv"}""");
        await _world.Pipeline<EraseCandidate>().Handle(PersonsWorld.Lin, "PIPL-3Y", Caller.Hub("test"), default);
        Assert.Equal("personErased", (await _world.Look(id)).GetProperty("end").GetString());
        await _world.IsDestroyed(id);
        Assert.Equal(0, await _world.Write());
    }

    [Fact]
    public async Task The_erasure_of_an_identity_in_it_ends_it_and_that_of_a_video_does_not()
    {
        var id = await _world.Order(Csv);
        await _world.Write();
        await _world.Pipeline<EraseClass>().Handle(PersonsWorld.Lin, DataClass.Video, "PIPL-V", Caller.Hub("test"), default);
        Assert.Equal("done", (await _world.Look(id)).GetProperty("state").GetString());
        await _world.Pipeline<EraseClass>().Handle(PersonsWorld.Lin, DataClass.Identity, "PIPL-I", Caller.Hub("test"), default);
        Assert.Equal("dataErased", (await _world.Look(id)).GetProperty("end").GetString());
        await _world.IsGone(id, _world.Hr);
    }

    [Fact]
    public async Task What_somebody_in_it_asked_not_to_be_used_is_not_fetched_any_more()
    {
        var id = await _world.Order(Csv);
        await _world.Write();
        await _world.Persons.Grant(await _world.Persons.Open(_world.Persons.TokenOf(PersonsWorld.Lin), PersonsWorld.Lin, """{"kind":"restrict","text":"Not now."}"""));
        await _world.IsGone(id, _world.Hr);
        Assert.Equal("personRestricted", (await _world.Look(id)).GetProperty("end").GetString());
        Assert.Equal(1, await _world.Purge());
        await _world.IsDestroyed(id);
    }
}
