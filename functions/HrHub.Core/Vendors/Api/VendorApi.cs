using HrHub.Core.Media;
using HrHub.Core.Vendors.Reading;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;

namespace HrHub.Core.Vendors.Api;

/// <summary>Registration of the vendors' APIs.</summary>
public static class VendorApi
{
    // A longer wait than this is the queue's: the message is scheduled for then.
    private static readonly TimeSpan LongestWaitInCall = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Adds <see cref="VendorApiClient"/> and <see cref="IFreshLinks"/>, and the profiles and secrets they need. Reads the sections <c>Vendors</c> and <c>VendorApiLimits</c>.
    /// May be called by each app of one process.
    /// </summary>
    public static IServiceCollection AddVendorApi(this IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(ApiCredentials))) return services;
        services.AddVendorProfiles();
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<VendorApiOptions>().BindConfiguration("Vendors")
            .Validate(options => options.Api.Values.All(api => api.BaseUrl is null || ApiAddress.Problem(api.BaseUrl) is null),
                "Vendors:Api:*:BaseUrl must be absolute and https (http for loopback addresses only), without query.")
            .ValidateOnStart();
        services.AddOptions<VendorApiLimits>().BindConfiguration(nameof(VendorApiLimits)).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<ApiCredentials>();
        services.TryAddSingleton<DeliveryReader>();
        services.TryAddSingleton<IFreshLinks, FreshLinks>();
        services.AddHttpClient<VendorApiClient>(http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                ConnectTimeout = TimeSpan.FromSeconds(10),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            })
            // The factory's loggers write addresses.
            .RemoveAllLoggers()
            .AddStandardResilienceHandler()
            .Configure((resilience, provider) => Configure(resilience, provider.GetRequiredService<IOptions<VendorApiLimits>>().Value, provider.GetRequiredService<TimeProvider>()))
            // One vendor in trouble must not open the circuit of another.
            .SelectPipelineByAuthority();
        return services;
    }

    // Every call but those that make something is a read (the token call too), so POST is retried as GET is.
    private static void Configure(HttpStandardResilienceOptions resilience, VendorApiLimits limits, TimeProvider clock)
    {
        resilience.TotalRequestTimeout.Timeout = TimeSpan.FromSeconds(limits.TotalTimeoutSeconds);
        resilience.AttemptTimeout.Timeout = TimeSpan.FromSeconds(Math.Min(limits.TryTimeoutSeconds, limits.TotalTimeoutSeconds));
        resilience.CircuitBreaker.SamplingDuration = 2 * resilience.AttemptTimeout.Timeout + TimeSpan.FromSeconds(1);
        resilience.Retry.MaxRetryAttempts = 2;
        resilience.Retry.Delay = TimeSpan.FromMilliseconds(300);
        resilience.Retry.ShouldHandle = attempt => ValueTask.FromResult(
            !(attempt.Context.GetRequestMessage() is { } request && request.Options.TryGetValue(ApiRequest.Once, out var once) && once)
            && HttpClientResiliencePredicates.IsTransient(attempt.Outcome)
            && !(attempt.Outcome.Result is { } response && ApiStatus.RetryAfter(response, clock.GetUtcNow()) > LongestWaitInCall));
    }
}
