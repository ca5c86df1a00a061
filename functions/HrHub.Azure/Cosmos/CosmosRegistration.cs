using Azure.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HrHub.Azure.Cosmos;

public static class CosmosRegistration
{
    /// <summary>The database that the settings name, under the app's own identity or with the emulator's key. Every <c>AddCosmos…</c> of a port begins with it.</summary>
    public static IServiceCollection AddCosmosDatabase(this IServiceCollection services)
    {
        services.AddOptions<CosmosOptions>().BindConfiguration("Cosmos").ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddIdentity();
        services.TryAddSingleton<CosmosRetry>();
        services.TryAddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<CosmosOptions>>().Value;
            var credential = provider.GetRequiredService<TokenCredential>();
            var network = provider.GetKeyedService<HttpMessageHandler>(NetworkKey);
            return new CosmosDatabase(
                CosmosClients.Open(options, options.Endpoint, credential, network),
                CosmosClients.Open(options, options.KeysEndpoint.Length > 0 ? options.KeysEndpoint : options.Endpoint, credential, network),
                options.Database, provider.GetRequiredService<CosmosRetry>());
        });
        // Once, however many ports ask for the database: the name must be unique.
        if (services.All(service => service.ServiceType != typeof(CosmosReachable)))
            services.AddSingleton<CosmosReachable>().AddHealthChecks().AddCheck<CosmosReachable>("cosmos", timeout: TimeSpan.FromSeconds(5));
        return services.AddHostedService<MakeEmulatorDatabase>();
    }

    /// <summary>Key of a registered <see cref="HttpMessageHandler"/> that stands for the network: in tests and on one machine.</summary>
    public const string NetworkKey = "cosmos";
}
