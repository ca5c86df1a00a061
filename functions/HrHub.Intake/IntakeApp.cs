using HrHub.Core.Inbox;
using HrHub.Core.Keys;
using HrHub.Core.Vendors;
using HrHub.Intake.Health;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HrHub.Intake;

public static class IntakeApp
{
    /// <summary>
    /// What the first app does. Whoever hosts it brings the inbox, the ledger, the sealed objects, the keys and the bus; and a delivery queue, where inbox and bus can do
    /// their work in one step.
    /// </summary>
    public static IServiceCollection AddIntake(this IServiceCollection services)
    {
        services.AddOptions<IntakeOptions>().BindConfiguration("Intake").ValidateDataAnnotations().ValidateOnStart();
        services.AddHealthChecks();
        services.AddVendorProfiles();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IDeliveryQueue, AppendThenSend>();
        return services
            .AddSingleton<KeyRing>()
            .AddSingleton<InboxBodies>()
            .AddSingleton<AcceptDelivery>()
            .AddSingleton<CheckIntakeHealth>()
            .AddSingleton<CheckIntakeLiveness>()
            .AddSingleton<ReceiveWebhook>();
    }
}
