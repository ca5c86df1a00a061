using HrHub.Core.Retention;
using HrHub.Core.Retention.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.Pipeline.Purge;

public static class SweepRegistration
{
    /// <summary>Adds the sweep. Whoever hosts it brings <see cref="IRetentionIndex"/>, <see cref="IRetentionRuns"/>, <see cref="FileEraser"/> and <see cref="ClassEraser"/>.</summary>
    public static IServiceCollection AddRetentionSweep(this IServiceCollection services)
    {
        services.AddOptions<SweepRetentionOptions>().BindConfiguration("Retention").ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<EraseDue>()
            .AddSingleton<JudgeDue>()
            .AddSingleton<SafetyBrake>()
            .AddSingleton<RestampRetention>()
            .AddSingleton<ConfirmRun>()
            .AddSingleton<SweepRetention>();
    }
}
