using System.Net;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Logging;

namespace HrHub.Azure.Cosmos;

/// <summary>
/// Repeats what failed in passing. The SDK waits out rate limits by itself but does not repeat writes whose answer was lost; here they are, because every write of ours
/// can tell its own work.
/// </summary>
public sealed partial class CosmosRetry(ILogger<CosmosRetry> log, TimeProvider clock)
{
    // 6 tries over about 1.5 seconds: longer than a failover of a replica, shorter than the lock of a message.
    private const int Tries = 6;
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(50);

    /// <returns>The answer, and whether an earlier try may have taken effect.</returns>
    public async Task<(T Answer, bool WasUncertain)> Run<T>(string operation, string container, Func<Task<T>> attempt, Func<T, double> charge, CancellationToken ct)
    {
        for (var done = 1; ; done++)
        {
            try
            {
                var answer = await attempt();
                if (log.IsEnabled(LogLevel.Debug)) Charged(operation, container, charge(answer));
                return (answer, done > 1);
            }
            catch (Exception failure) when (done < Tries && IsPassing(failure) && !ct.IsCancellationRequested)
            {
                Repeats(operation, container, done, failure.GetType().Name);
            }
            await Task.Delay(First * Math.Pow(2, done - 1) * (0.5 + Random.Shared.NextDouble()), clock, ct);
        }
    }

    /// <summary>The same for a batch, which says by its answer what others throw.</summary>
    public Task<(TransactionalBatchResponse Answer, bool WasUncertain)> Batch(string container, Func<Task<TransactionalBatchResponse>> attempt, CancellationToken ct)
        => Run(nameof(Batch), container, async () =>
        {
            var answer = await attempt();
            if (!IsPassing(answer.StatusCode)) return answer;
            using (answer) throw new CosmosException(answer.ErrorMessage, answer.StatusCode, 0, answer.ActivityId, answer.RequestCharge);
        }, answer => answer.RequestCharge, ct);

    private static bool IsPassing(Exception failure) => failure switch
    {
        CosmosException refused => IsPassing(refused.StatusCode),
        HttpRequestException or IOException => true,
        // The SDK's own time-out is a cancellation that nobody asked for.
        OperationCanceledException => true,
        _ => false,
    };

    private static bool IsPassing(HttpStatusCode status) => (int)status is 408 or 410 or 429 or 449 or 500 or 502 or 503 or 504;

    [LoggerMessage(1, LogLevel.Debug, "{Operation} on {Container} cost {Charge} RU.")]
    private partial void Charged(string operation, string container, double charge);

    [LoggerMessage(2, LogLevel.Warning, "{Operation} on {Container} failed in passing ({Failure}), try {Try}.")]
    private partial void Repeats(string operation, string container, int @try, string failure);
}
