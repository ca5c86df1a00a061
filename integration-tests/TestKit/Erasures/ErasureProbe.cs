using Microsoft.Extensions.Time.Testing;

namespace HrHub.TestKit.Erasures;

/// <summary>A process of its own that begins an erasure and dies (SIGKILL) at one of its calls to a store.</summary>
public static class ErasureProbe
{
    /// <param name="folder">Data directory.</param>
    /// <param name="candidateId">Who is erased.</param>
    /// <param name="at">Number of the call, from 1 on.</param>
    public static async Task Run(string folder, string candidateId, int at)
    {
        var (count, armed) = (0, false);
        await using var world = new ErasureWorld(folder, new FakeTimeProvider(TestStores.Start), before: _ =>
        {
            if (!armed || Interlocked.Increment(ref count) != at) return;
            DyingHere.Now();
        });
        armed = true;
        await world.Erase(candidateId);
    }
}
