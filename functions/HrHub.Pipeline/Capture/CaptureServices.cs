using HrHub.Core.Media;
using HrHub.Core.Media.Download;
using HrHub.Core.Vendors;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HrHub.Pipeline.Capture;

/// <summary>Registers capture. The stores, the key ring, the bus, the profiles and <see cref="IFreshLinks"/> come from elsewhere.</summary>
public static class CaptureServices
{
    public static IServiceCollection AddCapture(this IServiceCollection services)
    {
        services.AddOptions<CaptureOptions>().BindConfiguration("Capture").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<DownloadOptions>().BindConfiguration("Download").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<CaptureOptions>>().Value);
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<DownloadOptions>>().Value);
        services.AddSingleton(provider => new SafeHttp(provider.GetRequiredService<DownloadOptions>()));
        services.AddSingleton<AllowedMediaHosts>(provider => vendor =>
            [.. (provider.GetRequiredService<ProfileCatalog>().Find(vendor)?.Reading.Media.Values ?? []).SelectMany(rule => rule.Hosts).Distinct()]);
        return services.AddSingleton<VideoSource>().AddSingleton<SealMedia>().AddSingleton<RecordCapture>().AddSingleton<CaptureMedia>().AddSingleton<SweepCaptures>();
    }
}
