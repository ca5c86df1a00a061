using HrHub.Core.Parking;
using HrHub.Core.Sync;
using HrHub.Pipeline.Sync.Ehr;
using HrHub.Pipeline.Sync.Performance;
using HrHub.Pipeline.Sync.Training;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HrHub.Pipeline.Sync;

/// <summary>The whole list of downstream systems, in one place.</summary>
public static class Downstreams
{
    /// <summary>Their names: each is a subscription of the topic, and a row in every candidate's sync states.</summary>
    public static IReadOnlyList<string> Names { get; } = ["ehr", "performance", "training"];

    public static IServiceCollection AddSync(this IServiceCollection services)
    {
        services.AddDownstream<EhrSync>("ehr").AddDownstream<PerformanceSync>("performance").AddDownstream<TrainingSync>("training");

        services.AddOptions<ReconcileOptions>().BindConfiguration("Sync").ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton(provider => new DownstreamNames([.. Names.Where(name => provider.GetRequiredService<IOptionsMonitor<DownstreamOptions>>().Get(name).IsOn)]))
            .AddSingleton<SendBehind>()
            .AddSingleton<ParkDeadLetters>();
    }
}
