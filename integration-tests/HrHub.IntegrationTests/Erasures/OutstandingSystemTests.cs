using HrHub.Core.Erasures;
using HrHub.Core.Messaging;
using HrHub.Core.Parking;
using HrHub.Core.Records;
using HrHub.Core.Sync;
using HrHub.Pipeline.Purge;
using HrHub.Pipeline.Sync.Ehr;
using HrHub.TestKit;
using HrHub.TestKit.Erasures;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace HrHub.IntegrationTests.Erasures;

public sealed class OutstandingSystemTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(TestStores.Start);
    private StubServer _ehr = null!;
    private ErasureWorld _world = null!;
    private string _candidateId = "";
    private int _deleteAnswer, _deletes;

    public async Task InitializeAsync()
    {
        _ehr = await StubServer.Start();
        _world = new(_folder.Path, _clock, [("Sync:Ehr:BaseUrl", _ehr.Address.ToString())]);
        _candidateId = await MarkedPerson.Plant(_world, null);
        _ehr.On($"/candidates/{_candidateId}", context =>
        {
            if (HttpMethods.IsDelete(context.Request.Method)) _deletes++;
            context.Response.StatusCode = HttpMethods.IsDelete(context.Request.Method) ? _deleteAnswer : 204;
            return Task.CompletedTask;
        });
        await Push((await _world.Get<ICandidateFiles>().Find(_candidateId, None))!.File.Version);
        Assert.Equal(1, (await _world.Get<ISyncStates>().Find(_candidateId, "ehr", None))!.PushedVersion);
    }

    public async Task DisposeAsync()
    {
        await _world.DisposeAsync();
        await _ehr.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_system_that_confirms_later_completes_the_certificate()
    {
        _deleteAnswer = 503;
        var first = (await _world.Erase(_candidateId)).Value!;
        var notice = Assert.Single(first.Neighbours, neighbour => neighbour.Kind is NeighbourKind.System);
        Assert.Equal(("ehr", true, false, 1), (notice.Name, notice.IsOutstanding(), first.IsComplete(), first.Revision));

        await Push(notice.Version);
        Assert.Equal(1, (await Certificate()).Revision);
        _deleteAnswer = 204;
        await Push(notice.Version);

        var second = await Certificate();
        Assert.Equal((2, true, _clock.GetUtcNow()), (second.Revision, second.IsComplete(), second.Neighbours.Single(neighbour => neighbour.Name == "ehr").ConfirmedAt));
        Assert.True(await _world.Get<VerifyCertificate>().Handle(second, None));
        Assert.Single(await _world.Get<ICertificates>().List(null, 10, None));
        Assert.Equal((2, 0), (_deletes, (await _world.Get<ISyncStates>().Of(_candidateId, None)).Count));

        // Late and repeated messages say nothing new.
        await Push(notice.Version);
        Assert.Equal((2, 2), (_deletes, (await Certificate()).Revision));
    }

    [Fact]
    public async Task A_refusal_is_parked_and_named_until_a_person_has_it_tried_again()
    {
        _deleteAnswer = 400;
        var version = (await _world.Erase(_candidateId)).Value!.Neighbours[0].Version;
        await Push(version);
        var parked = Assert.Single(await _world.Get<IParkedItems>().List(new ParkedFilter(), None).ToListAsync());
        await _world.Get<FinishErasures>().Handle(None);
        Assert.Equal(("refused-content", false), ((await Certificate()).Neighbours[0].Note, (await Certificate()).IsComplete()));
        var waiting = _world.Queue.Count().Sum(entity => entity.Active);

        _deleteAnswer = 404;
        await _world.Get<ReplayParked>().Replay(parked, None);
        Assert.Equal(waiting + 1, _world.Queue.Count().Sum(entity => entity.Active));
        await Push(version);

        Assert.True((await Certificate()).IsComplete());
        Assert.Empty(await _world.Get<IErasures>().Unfinished(10, None));
    }

    private Task Push(long version)
    {
        // The system's pace is by this clock, which stands still otherwise.
        _clock.Advance(TimeSpan.FromSeconds(1));
        return _world.Get<PushCandidate<EhrSync>>().Handle(new CandidateChanged(_candidateId, version), None);
    }

    private async Task<ErasureCertificate> Certificate() => Assert.Single(await _world.Get<ICertificates>().List(null, 10, None));
}
