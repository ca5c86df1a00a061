namespace HrHub.Benchmarks.Harness;

/// <summary>One run of a benchmark: how much of it, and whom to tell how far it is.</summary>
/// <param name="Quick">A hundredth of the work: shows that it runs, measures nothing.</param>
/// <param name="Tell">Gets what is being done and the share that is done, 0–1.</param>
public sealed record Measurement(bool Quick, Action<string, double> Tell)
{
    public int Rounds => Quick ? 1 : 5;

    /// <summary>The whole count, or a hundredth of it.</summary>
    public int Count(int count) => Quick ? Math.Max(1, count / 100) : count;

    /// <summary>Runs the legs in turn, A B A B …, so that what else the machine does hits them alike; once more before that, unmeasured, to warm up.</summary>
    /// <returns>Per leg the result of each round.</returns>
    public async Task<T[][]> Interleaved<T>(params Func<Task<T>>[] legs)
    {
        var results = legs.Select(_ => new T[Rounds]).ToArray();
        for (var round = Quick ? 0 : -1; round < Rounds; round++)
        {
            for (var leg = 0; leg < legs.Length; leg++)
            {
                Tell(round < 0 ? "warming up" : $"round {round + 1} of {Rounds}", (round + 1 + (double)leg / legs.Length) / (Rounds + 1));
                var result = await legs[leg]();
                if (round >= 0) results[leg][round] = result;
            }
        }
        return results;
    }
}
