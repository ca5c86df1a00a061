using HrHub.Core.Audit;

namespace HrHub.Tests.Audit;

public sealed class AppendTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly AuditBench _bench = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    [Fact]
    public async Task Fifty_writers_at_once_leave_one_chain_without_a_gap()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => _bench.Log.Append(AuditBench.Event("cand-a"), None))));

        Assert.Equal(Enumerable.Range(1, 50).Select(n => (long)n), await _bench.Log.Chain("cand-a", None).Select(entry => entry.Sequence).ToListAsync());
        Assert.Empty((await _bench.Verify()).Breaks);
    }

    [Fact]
    public async Task A_trail_that_grows_while_it_is_verified_and_signed_is_sound()
    {
        await _bench.Write("cand-0", 20);
        using var enough = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 4).Select(n => Task.Run(async () =>
        {
            for (var i = 0; !enough.IsCancellationRequested; i++) await _bench.Log.Append(AuditBench.Event($"cand-{(n + i) % 7}"), None);
        })).ToList();

        var verdicts = new List<AuditVerdict>();
        for (var round = 0; round < 8; round++)
        {
            await _bench.Sign();
            verdicts.Add(await _bench.Verify());
        }
        await enough.CancelAsync();
        await Task.WhenAll(writers);

        Assert.All(verdicts, verdict => Assert.Empty(verdict.Breaks));
        Assert.Equal(8, verdicts[^1].Roots);
    }
}
