using Azure.Core;
using Azure.Identity;
using Azure.Messaging.ServiceBus;
using HrHub.Core.Messaging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HrHub.Azure.ServiceBus;

public static class AzureMessagingRegistration
{
    /// <summary>Messages go through the Service Bus namespace in settings, under the app's own identity.</summary>
    public static IServiceCollection AddAzureMessaging(this IServiceCollection services)
    {
        services.AddOptions<ServiceBusOptions>().BindConfiguration("ServiceBus").ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<TokenCredential>(_ => new DefaultAzureCredential());
        services.AddSingleton(provider => new ServiceBusClient(
            provider.GetRequiredService<IOptions<ServiceBusOptions>>().Value.FullyQualifiedNamespace,
            provider.GetRequiredService<TokenCredential>()));
        return services.AddSingleton<IMessageBus, ServiceBusMessageBus>();
    }
}
