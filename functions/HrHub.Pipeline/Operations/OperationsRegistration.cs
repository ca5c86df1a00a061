using Microsoft.Extensions.DependencyInjection;

namespace HrHub.Pipeline.Operations;

internal static class OperationsRegistration
{
    public static IServiceCollection AddOperations(this IServiceCollection services)
    {
        services.AddOptions<OperationsOptions>().BindConfiguration("Operations").ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<CountVendors>().AddSingleton<CountPushes>().AddSingleton<TakeStock>().AddSingleton<CarryOutOrders>();
    }
}
