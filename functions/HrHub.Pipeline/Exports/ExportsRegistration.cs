using HrHub.Core.Erasures;
using HrHub.Core.Exports;
using HrHub.Core.Exports.Jobs;
using HrHub.Core.Records.Search;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.Pipeline.Exports;

internal static class ExportsRegistration
{
    /// <summary>Exports in the background: writing, keeping for a while, destroying.</summary>
    public static IServiceCollection AddExports(this IServiceCollection services)
    {
        services.AddOptions<WriteExportsOptions>().BindConfiguration("Exports").ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<ReadCriteria>().AddSingleton<ReadInterviews>()
            .AddSingleton<EndExportsOf>().AddSingleton<DestroyExport>().AddSingleton<IForgetting, ForgetExports>()
            .AddSingleton<SealExport>().AddSingleton<WriteExport>().AddSingleton<WriteExports>().AddSingleton<PurgeExports>();
    }
}
