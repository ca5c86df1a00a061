using HrHub.Azure.Cosmos.Keys;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HrHub.Azure.Cosmos;

/// <summary>Ready when a point read of the keys is answered, by "not found": every app needs them, and every app's identity may read them. A failure of any kind counts as not ready.</summary>
public sealed class CosmosReachable(CosmosDatabase database) : IHealthCheck
{
    private const string NoKey = "health";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        _ = await database.Keys.Find<KeyDocument>(NoKey, NoKey, cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
