namespace HrHub.EmbeddedWorker.Queue;

/// <summary>
/// How many messages to hold: many when handlers are fast, so that one transaction takes many; no more than run when they are slow, so that none waits under lock.
/// </summary>
internal sealed class HandlerPace(int concurrency, int most)
{
    private static readonly TimeSpan WorthHolding = TimeSpan.FromMilliseconds(50);
    private readonly Lock _gate = new();
    private double _averageMs = WorthHolding.TotalMilliseconds;

    public int Concurrency { get; } = concurrency;

    private int _mostToHold = concurrency;

    /// <returns>How many messages to take now; 0 while enough are held, so that they are taken in few bites.</returns>
    public int Room(int held) => held >= Math.Max(Concurrency, _mostToHold / 2) ? 0 : _mostToHold - held;

    public void Add(TimeSpan taken)
    {
        lock (_gate)
        {
            _averageMs = (0.9 * _averageMs) + (0.1 * taken.TotalMilliseconds);
            _mostToHold = (int)Math.Clamp(Concurrency * WorthHolding.TotalMilliseconds / Math.Max(_averageMs, 0.01), Concurrency, Math.Max(Concurrency, most));
        }
    }
}
