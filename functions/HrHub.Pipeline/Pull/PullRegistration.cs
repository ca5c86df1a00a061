using HrHub.Core.Inbox;
using HrHub.Core.Keys;
using HrHub.Core.Vendors.Api;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HrHub.Pipeline.Pull;

public static class PullRegistration
{
    /// <summary>Adds the catch-up. Whoever hosts it brings the inbox, the sealed objects, the keys, the bus and <see cref="IPullCursors"/>.</summary>
    public static IServiceCollection AddPull(this IServiceCollection services)
    {
        services.AddOptions<PullOptions>().BindConfiguration("Pull").ValidateDataAnnotations().ValidateOnStart();
        services.AddVendorApi();
        services.TryAddSingleton<KeyRing>();
        services.TryAddSingleton<InboxBodies>();
        services.TryAddSingleton<IDeliveryQueue, AppendThenSend>();
        services.TryAddSingleton<AcceptDelivery>();
        return services.AddSingleton<PullVendor>().AddSingleton<PullVendors>();
    }
}
