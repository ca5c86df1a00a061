using HrHub.Core.Inbox;
using HrHub.Core.Media;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HrHub.Azure.Blobs;

/// <summary>Ready when the container answers for a name that is not there, by "not found". Every app's identity may read names that begin like this one. A failure of any kind counts as not ready.</summary>
public sealed class BlobReachable(ISealedObjects objects) : IHealthCheck
{
    private const string NoObject = InboxBodies.ObjectPrefix + "health";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        _ = await objects.Length(NoObject, cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
