using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HrHub.Intake.Health;

/// <summary>Whether deliveries can be taken in: 200, or 503 when a store can't be used. Without the reasons: the address is open to anybody.</summary>
public sealed class CheckIntakeHealth(HealthCheckService checks)
{
    public async Task<IResult> Handle(CancellationToken ct)
    {
        var found = await checks.CheckHealthAsync(ct);
        return Results.Json(
            new { status = found.Status.ToString(), stores = found.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Status.ToString()) },
            statusCode: found.Status is HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }
}
