using System.Text;
using HrHub.Core.Canonical;
using HrHub.Core.Erasures;
using HrHub.Core.Records;
using HrHub.Pipeline.Purge;
using HrHub.TestKit;
using HrHub.TestKit.Erasures;
using Microsoft.Extensions.Time.Testing;

namespace HrHub.Tests.Erasures;

public sealed class FinishErasuresTests : IAsyncLifetime
{
    private const int Batch = 2;
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(TestStores.Start);
    private ErasureWorld _world = null!;

    public Task InitializeAsync()
    {
        _world = new(_folder.Path, _clock, [("Erasure:Batch", $"{Batch}")]);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _world.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Erasures_that_wait_for_neighbours_do_not_keep_an_interrupted_one_waiting()
    {
        foreach (var number in Enumerable.Range(1, Batch + 3)) await Waiting(number);
        _clock.Advance(TimeSpan.FromHours(1));
        var candidateId = (await _world.Deliver("canonical", Encoding.UTF8.GetBytes("""{"vendorInterviewId":"v-1","status":"started","candidate":{"name":"林小雨"}}"""), "msg-1")).CandidateId!;
        await _world.Get<IErasures>().Begin(new() { ErasureId = Ids.ErasureId(candidateId), CandidateId = candidateId, Basis = "PIPL-3Y", BeganAt = _clock.GetUtcNow() }, None);

        await _world.Get<FinishErasures>().Handle(None);

        Assert.Null(await _world.Get<ICandidateFiles>().Find(candidateId, None));
        Assert.NotNull(await _world.Get<ICertificates>().Find(Ids.ErasureId(candidateId), None));
    }

    [Fact]
    public async Task Erasures_that_wait_for_neighbours_take_turns()
    {
        foreach (var number in Enumerable.Range(1, Batch + 3)) await Waiting(number);
        var asked = new HashSet<string>();
        for (var run = 0; run < 3; run++)
        {
            asked.UnionWith((await _world.Get<IErasures>().Unfinished(Batch, None)).Select(erasure => erasure.ErasureId));
            await _world.Get<FinishErasures>().Handle(None);
            _clock.Advance(TimeSpan.FromMinutes(15));
        }
        Assert.Equal(Batch + 3, asked.Count);
    }

    [Fact]
    public async Task Interrupted_erasures_that_fail_every_time_take_turns_too()
    {
        foreach (var number in Enumerable.Range(1, Batch + 1)) await Begin(number);
        var first = await Next();
        await _world.Get<FinishErasures>().Handle(None);
        var second = await Next();
        Assert.Equal([Erasure(1).ErasureId, Erasure(2).ErasureId], first);
        Assert.Equal(Erasure(3).ErasureId, second[0]);

        async Task<IReadOnlyList<string>> Next() => [.. (await _world.Get<IErasures>().Unfinished(Batch, None)).Select(erasure => erasure.ErasureId)];
    }

    private async Task Begin(int number) => await _world.Get<IErasures>().Begin(Erasure(number), None);

    /// <summary>Certified, and a system that is switched off has not confirmed.</summary>
    private async Task Waiting(int number)
    {
        var erasures = _world.Get<IErasures>();
        await Begin(number);
        var gathered = Erasure(number) with { Step = ErasureStep.Gathered, EndedAt = _clock.GetUtcNow() };
        await erasures.AdvanceToGathered(gathered, [new() { Kind = NeighbourKind.System, Name = "ehr", Subject = gathered.CandidateId, Version = 1 }], None);
        await _world.Get<CertifyErasure>().Handle(gathered, None);
        await erasures.Advance(gathered with { Step = ErasureStep.Certified }, [], None);
    }

    private static Erasure Erasure(int number) => new() { ErasureId = Ids.ErasureId($"cand-{number}"), CandidateId = $"cand-{number}", Basis = "PIPL-3Y", BeganAt = TestStores.Start.AddMinutes(number) };
}
