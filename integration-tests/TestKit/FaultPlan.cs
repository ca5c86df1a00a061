namespace HrHub.TestKit;

/// <summary>
/// Says which requests go wrong, and how, by a seed: every third or so, never twice running, and the same request never more than three times, so that retries come to an end.
/// </summary>
public sealed class FaultPlan(int seed)
{
    private readonly Random _random = new(seed);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _before = [];
    private bool _failed;

    /// <summary>How often each fault came.</summary>
    public IDictionary<string, int> Injected { get; } = new SortedDictionary<string, int>();

    /// <param name="request">The same for a repetition.</param>
    /// <param name="faults">Those that can meet it.</param>
    /// <returns>One of them; empty when the request arrives.</returns>
    public string Next(string request, params ReadOnlySpan<string> faults)
    {
        lock (_lock)
        {
            var before = _before.GetValueOrDefault(request);
            _failed = !_failed && _random.Next(3) == 0 && before < 3;
            if (!_failed) return "";
            _before[request] = before + 1;
            var fault = faults[_random.Next(faults.Length)];
            Injected[fault] = Injected.TryGetValue(fault, out var count) ? count + 1 : 1;
            return fault;
        }
    }
}
