using HrHub.Core.Sync;
using HrHub.Pipeline.Sync.Ehr;
using HrHub.Pipeline.Sync.Performance;
using HrHub.Pipeline.Sync.Training;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HrHub.Pipeline.Sync;

/// <summary>What the pipeline does for each of the downstream systems.</summary>
public static class Downstreams
{
    /// <summary>Their names: a test holds that each is registered here.</summary>
    public static IReadOnlyList<string> Names => DownstreamSystems.Names;

    public static IServiceCollection AddSync(this IServiceCollection services)
    {
        services.AddDownstream<EhrSync>("ehr").AddDownstream<PerformanceSync>("performance").AddDownstream<TrainingSync>("training");

        services.AddOptions<ReconcileOptions>().BindConfiguration("Sync").ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton(provider => new DownstreamNames([.. Names.Where(name => provider.GetRequiredService<IOptionsMonitor<DownstreamOptions>>().Get(name).IsOn)]))
            .AddSingleton<SendBehind>();
    }
}
