using HrHub.Core.Exports.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.Api.ExportJobs;

internal static class ExportJobsRegistration
{
    public static IServiceCollection AddExportJobs(this IServiceCollection services) => services
        .AddSingleton<AddExport>().AddSingleton<EndExportsOf>().AddSingleton<OwnExport>().AddSingleton<OpenExport>()
        .AddSingleton<OrderExport>().AddSingleton<ReadExportJob>().AddSingleton<ListExportJobs>().AddSingleton<DropExport>()
        .AddSingleton<FetchExport>().AddSingleton<LinkExport>().AddSingleton<FollowExportLink>();
}
