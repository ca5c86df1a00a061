using HrHub.EmbeddedWorker.Queue;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.EmbeddedWorker.Hosting;

/// <summary>Settings of the embedded host.</summary>
public static class EmbeddedWorkerRegistration
{
    /// <summary>Binds and checks the sections <c>EmbeddedWorker</c> and <c>Queue</c>.</summary>
    public static IServiceCollection AddEmbeddedWorkerOptions(this IServiceCollection services)
    {
        services.AddOptions<EmbeddedWorkerOptions>().BindConfiguration("EmbeddedWorker").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<QueueOptions>().BindConfiguration("Queue").ValidateDataAnnotations().ValidateOnStart();
        return services;
    }
}
