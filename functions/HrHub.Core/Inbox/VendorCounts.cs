using System.Threading.Channels;

namespace HrHub.Core.Inbox;

/// <summary>
/// Counts on their way to a store. Counting never waits: counts go through a bounded channel to the store in the background, so a flood of
/// forged requests costs no writes of its own. What a crash can lose is the last counts, never a delivery.
/// </summary>
public sealed class VendorCounts : IAsyncDisposable
{
    /// <summary>Stands for the reason of a repeated delivery.</summary>
    public const string Repeated = "";

    private readonly Channel<(string Vendor, string Reason)> _counts = Channel.CreateBounded<(string, string)>(new BoundedChannelOptions(100_000) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private readonly Func<IReadOnlyDictionary<(string Vendor, string Reason), long>, Task> _write;
    private readonly Task _loop;

    /// <param name="write">Adds what was counted since it was called last.</param>
    public VendorCounts(Func<IReadOnlyDictionary<(string Vendor, string Reason), long>, Task> write)
    {
        _write = write;
        _loop = Task.Run(Flush);
    }

    public void Add(string vendor, string reason) => _counts.Writer.TryWrite((vendor, reason));

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
            var batch = new Dictionary<(string Vendor, string Reason), long>();
            while (_counts.Reader.TryRead(out var count)) batch[count] = batch.GetValueOrDefault(count) + 1;
            await _write(batch);
        }
    }
}
