using System.Diagnostics;

namespace HrHub.TestKit;

/// <summary>Waits for what other threads do, without sleeping longer than it takes.</summary>
public static class Eventually
{
    /// <exception cref="TimeoutException">The condition did not hold in time.</exception>
    public static Task Holds(Func<bool> condition, double seconds = 15) => Holds(() => Task.FromResult(condition()), seconds);

    /// <inheritdoc cref="Holds(Func{bool}, double)"/>
    public static async Task Holds(Func<Task<bool>> condition, double seconds = 15)
    {
        var waited = Stopwatch.StartNew();
        while (!await condition())
        {
            if (waited.Elapsed.TotalSeconds > seconds) throw new TimeoutException($"The condition did not hold within {seconds} s.");
            await Task.Delay(5);
        }
    }
}
