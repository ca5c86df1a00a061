using HrHub.Core.Media.Clips;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HrHub.Api.Health;

/// <summary>Answering at all says that the process lives; the checks say whether its stores can be used.</summary>
public sealed class CheckHealth(HealthCheckService checks, IVideoTool videos)
{
    /// <param name="Status">The worst of <paramref name="Stores"/>.</param>
    /// <param name="Stores">Status by store, without the reasons: the address is open to anybody.</param>
    /// <param name="Tools">By name, whether it is here; what is missing takes no more away than what it makes.</param>
    public sealed record Report(HealthStatus Status, IReadOnlyDictionary<string, HealthStatus> Stores, IReadOnlyDictionary<string, bool> Tools)
    {
        /// <summary>200, or 503 when a store can't be used: load balancers look at nothing else.</summary>
        public IResult ToHttp() => Results.Json(
            new { status = Status.ToString(), stores = Stores.ToDictionary(store => store.Key, store => store.Value.ToString()), tools = Tools.ToDictionary(tool => tool.Key, tool => tool.Value ? "Present" : "Missing") },
            statusCode: Status == HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }

    public async Task<Report> Handle(CancellationToken ct)
    {
        var found = await checks.CheckHealthAsync(ct);
        return new(found.Status, found.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Status), new Dictionary<string, bool> { ["ffmpeg"] = videos.IsHere });
    }
}
