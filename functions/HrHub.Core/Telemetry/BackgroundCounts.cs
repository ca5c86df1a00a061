using System.Threading.Channels;

namespace HrHub.Core.Telemetry;

/// <summary>
/// Counts on their way to a store. Counting never waits: counts go through a bounded channel to the store in the background, so a flood of
/// forged requests costs no writes of its own. What a crash can lose is the last counts, never a delivery and never a push.
/// </summary>
/// <typeparam name="TKey">What is counted.</typeparam>
public sealed class BackgroundCounts<TKey> : IAsyncDisposable where TKey : notnull
{
    private readonly Channel<TKey> _counts = Channel.CreateBounded<TKey>(new BoundedChannelOptions(100_000) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private readonly Func<IReadOnlyDictionary<TKey, long>, Task> _write;
    private readonly Task _loop;

    /// <param name="write">Adds what was counted since it was called last.</param>
    public BackgroundCounts(Func<IReadOnlyDictionary<TKey, long>, Task> write)
    {
        _write = write;
        _loop = Task.Run(Flush);
    }

    public void Add(TKey counted) => _counts.Writer.TryWrite(counted);

    /// <summary>Writes what is counted, then ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _counts.Writer.TryComplete();
        await _loop;
    }

    private async Task Flush()
    {
        while (await _counts.Reader.WaitToReadAsync())
        {
            var batch = new Dictionary<TKey, long>();
            while (_counts.Reader.TryRead(out var count)) batch[count] = batch.GetValueOrDefault(count) + 1;
            await _write(batch);
        }
    }
}
