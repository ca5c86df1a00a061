using Polly.CircuitBreaker;
using Polly.Timeout;

namespace HrHub.Core.Sync;

/// <summary>The rows that hold for every neighbour: what it means when a request got no answer.</summary>
public static class Unanswered
{
    /// <exception cref="InvalidOperationException">None of the known ways to fail: a bug, which the queue repeats and then dead-letters.</exception>
    public static NextStep Decide(Exception failure) => failure switch
    {
        BrokenCircuitException open                        => new NextStep.RetrySoon("circuit-open", open.RetryAfter) { CountsAsTry = false },   // Nothing was sent.
        TimeoutRejectedException or OperationCanceledException => new NextStep.RetrySoon("timed-out"),     // It may have taken effect: the key makes the repeat harmless.
        HttpRequestException or IOException                => new NextStep.RetrySoon("unreachable"),       // Refused, reset, unknown host: an outage or a wrong address.
        _ => throw new InvalidOperationException($"A request failed by {failure.GetType().Name}.", failure),
    };
}
