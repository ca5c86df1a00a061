using Azure.Core;
using Azure.Messaging.ServiceBus;
using HrHub.Core.Messaging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HrHub.Azure.ServiceBus;

public static class AzureMessagingRegistration
{
    /// <summary>Messages go through the Service Bus namespace in settings, under the app's own identity.</summary>
    public static IServiceCollection AddAzureMessaging(this IServiceCollection services)
    {
        services.AddOptions<ServiceBusOptions>().BindConfiguration("ServiceBus").ValidateDataAnnotations().ValidateOnStart();
        services.TryAddIdentity();
        services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<ServiceBusOptions>>().Value;
            return options.EmulatorConnection.Length > 0
                ? new ServiceBusClient(options.EmulatorConnection, Sending())
                : new ServiceBusClient(options.FullyQualifiedNamespace, provider.GetRequiredService<TokenCredential>(), Sending());
        });
        return services.AddSingleton<IMessageBus, ServiceBusMessageBus>();
    }

    // A delivery is answered after its message is sent, and vendors hang up after some 10 s: two tries of 4 s; what still fails is found by the sweep.
    private static ServiceBusClientOptions Sending() => new()
    {
        RetryOptions = new ServiceBusRetryOptions { MaxRetries = 1, TryTimeout = TimeSpan.FromSeconds(4), Delay = TimeSpan.FromMilliseconds(200), MaxDelay = TimeSpan.FromSeconds(1) },
    };
}
