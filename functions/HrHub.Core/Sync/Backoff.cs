namespace HrHub.Core.Sync;

/// <summary>Exponential back-off with jitter: half of the wait is fixed, half is random, so that what failed together does not come back together.</summary>
/// <param name="first">Upper bound of the first wait.</param>
/// <param name="longest">Upper bound of every wait.</param>
/// <param name="random">Seeded in tests.</param>
public sealed class Backoff(TimeSpan first, TimeSpan longest, Random random)
{
    /// <param name="attempt">The try that failed, from 1.</param>
    /// <param name="asked">What the neighbour asked for; it is never undercut, but never followed beyond a day either.</param>
    public TimeSpan After(int attempt, TimeSpan? asked = null)
    {
        var bound = Math.Min(longest.Ticks, first.Ticks * Math.Pow(2, attempt - 1));
        var wait = TimeSpan.FromTicks((long)(bound / 2 * (1 + random.NextDouble())));
        if (asked is not { } least || least <= TimeSpan.Zero) return wait;

        var capped = least < TimeSpan.FromDays(1) ? least : TimeSpan.FromDays(1);
        return capped + TimeSpan.FromTicks((long)(random.NextDouble() * first.Ticks));
    }
}
