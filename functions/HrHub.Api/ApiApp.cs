using HrHub.Api.Health;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.Api;

public static class ApiApp
{
    /// <summary>What the third app does. Whoever hosts it brings the stores, and a health check for each.</summary>
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddHealthChecks();
        return services.AddSingleton<CheckHealth>();
    }
}
