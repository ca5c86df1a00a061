using HrHub.Core.Parking;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.Pipeline.Park;

public static class ParkRegistration
{
    /// <summary>Parks what died in the queue, and counts what waits. Whoever hosts it brings <see cref="IParkedItems"/>.</summary>
    public static IServiceCollection AddParking(this IServiceCollection services)
    {
        services.AddOptions<ParkOptions>().BindConfiguration("Parked").ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<ParkDeadLetters>().AddSingleton<CountParked>();
    }
}
