using Azure.Core;
using HrHub.Core.Audit;
using HrHub.Core.Media;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HrHub.Azure.Blobs;

public static class BlobRegistration
{
    /// <summary>Sealed objects in the account that the settings name.</summary>
    public static IServiceCollection AddBlobObjects(this IServiceCollection services)
    {
        services.AddOptions<BlobOptions>().BindConfiguration("Blobs").ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddIdentity();
        services.TryAddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<BlobOptions>>().Value;
            var credential = provider.GetRequiredService<TokenCredential>();
            return new BlobContainers(
                BlobClients.Open(options, options.Endpoint, credential).GetBlobContainerClient(BlobContainers.ObjectsName),
                BlobClients.Open(options, options.RootsEndpoint.Length > 0 ? options.RootsEndpoint : options.Endpoint, credential).GetBlobContainerClient(BlobContainers.RootsName));
        });
        // Once, however often it is asked for: the name must be unique.
        if (services.All(service => service.ServiceType != typeof(BlobReachable)))
            services.AddSingleton<BlobReachable>().AddHealthChecks().AddCheck<BlobReachable>("blobs", timeout: TimeSpan.FromSeconds(5));
        return services
            .AddHostedService<MakeEmulatorContainers>()
            .AddSingleton<ISealedObjects>(provider => new BlobObjects(provider.GetRequiredService<BlobContainers>().Objects, provider.GetRequiredService<TimeProvider>()));
    }

    /// <summary>Audit roots, in an account of their own where the settings name one. Needs <see cref="AddBlobObjects"/>.</summary>
    public static IServiceCollection AddBlobAuditRoots(this IServiceCollection services) => services.AddSingleton<IAuditRoots>(provider => new BlobAuditRoots(
        provider.GetRequiredService<BlobContainers>().Roots, mustBeWriteOnce: provider.GetRequiredService<IOptions<BlobOptions>>().Value.EmulatorConnection.Length == 0));
}
