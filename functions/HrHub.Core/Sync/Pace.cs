namespace HrHub.Core.Sync;

/// <summary>
/// Keeps calls to one system apart by a minimum spacing and below a number a minute. The limiters of System.Threading.RateLimiting refill on a timer
/// of their own: two calls can fall on both sides of a tick, so they promise no spacing.
/// </summary>
/// <param name="perMinute">Calls in any 60 seconds.</param>
/// <param name="spacing">Between two calls.</param>
/// <param name="clock">Waits on it, too.</param>
public sealed class Pace(int perMinute, TimeSpan spacing, TimeProvider clock)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly Queue<DateTimeOffset> _turns = new();
    private readonly Lock _lock = new();
    private DateTimeOffset _last = DateTimeOffset.MinValue;

    /// <summary>Ends when it is this caller's turn; first come, first served.</summary>
    public Task Turn(CancellationToken ct)
    {
        var wait = Reserve(clock.GetUtcNow());
        return wait <= TimeSpan.Zero ? Task.CompletedTask : Task.Delay(wait, clock, ct);
    }

    private TimeSpan Reserve(DateTimeOffset now)
    {
        lock (_lock)
        {
            var turn = now;
            if (_last > DateTimeOffset.MinValue && _last + spacing > turn) turn = _last + spacing;
            if (_turns.Count == perMinute && _turns.Dequeue() + Minute is var free && free > turn) turn = free;
            _turns.Enqueue(turn);
            _last = turn;
            return turn - now;
        }
    }
}
