using Microsoft.Extensions.DependencyInjection;

namespace HrHub.Api.Operations;

internal static class OperationsRegistration
{
    public static IServiceCollection AddOperations(this IServiceCollection services) => services
        .AddSingleton<LoadHealth>().AddSingleton<ReadVendorHealth>().AddSingleton<ReadSyncHealth>().AddSingleton<ReadHealthReport>().AddSingleton<ListHealthReports>()
        .AddSingleton<ListParked>().AddSingleton<ReadParked>().AddSingleton<OrderParked>().AddSingleton<ReplayOneParked>().AddSingleton<ReplayManyParked>().AddSingleton<DiscardParked>();
}
