using HrHub.Core.Exports;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.Api.Exports;

internal static class ExportsRegistration
{
    public static IServiceCollection AddExports(this IServiceCollection services)
    {
        services.AddOptions<ExportsOptions>().BindConfiguration("Exports").ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<ReadInterviews>().AddSingleton<ReadWanted>().AddSingleton<ExportInterviews>().AddSingleton<ExportPeople>()
            .AddSingleton<FindPosters>().AddSingleton<MakeReport>().AddSingleton<TakeReport>().AddSingleton<WriteBundle>().AddSingleton<ExportBundle>();
    }
}
