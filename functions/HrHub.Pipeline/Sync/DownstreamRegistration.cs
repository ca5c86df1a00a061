using HrHub.Core.Sync;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;
using Refit;

namespace HrHub.Pipeline.Sync;

/// <summary>What a downstream system's folder tells the registration.</summary>
public interface IDownstreamFolder : IDownstream
{
    /// <summary>Adds its Refit interface and the options that only it has.</summary>
    static abstract IHttpClientBuilder AddClient(IServiceCollection services, RefitSettings settings);
}

/// <summary>Registers one downstream system.</summary>
public static class DownstreamRegistration
{
    /// <param name="services">The app's services.</param>
    /// <param name="name">Its subscription, its sync states and its settings section <c>Sync:NAME</c>.</param>
    public static IServiceCollection AddDownstream<TSystem>(this IServiceCollection services, string name) where TSystem : class, IDownstreamFolder
    {
        services.AddOptions<DownstreamOptions>(name).BindConfiguration($"Sync:{name}").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<TSystem>();
        services.AddSingleton(provider => new Downstream<TSystem>(name, provider.GetRequiredService<TSystem>(), Settings(provider, name), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<SendState<TSystem>>().AddSingleton<SettlePush<TSystem>>().AddSingleton<DeleteErased<TSystem>>().AddSingleton<PushCandidate<TSystem>>().AddSingleton<ParkDeadPush<TSystem>>();

        var client = TSystem.AddClient(services, new RefitSettings(new SystemTextJsonContentSerializer(DownstreamJson.Options)));
        // The factory's own loggers write URLs and, when asked to, headers.
        client.RemoveAllLoggers().ConfigureHttpClient((provider, http) => Configure(http, Settings(provider, name)));
        client.AddStandardResilienceHandler().Configure((resilience, provider) => Configure(resilience, Settings(provider, name)));
        return services;
    }

    private static DownstreamOptions Settings(IServiceProvider provider, string name) => provider.GetRequiredService<IOptionsMonitor<DownstreamOptions>>().Get(name);

    private static void Configure(HttpClient http, DownstreamOptions settings)
    {
        if (!settings.IsOn) return;
        http.BaseAddress = new(settings.BaseUrl);
        http.Timeout = Timeout.InfiniteTimeSpan;    // The resilience handler's timeouts decide.
        http.DefaultRequestHeaders.Add(settings.CredentialHeader, $"{settings.CredentialScheme} {settings.Credential}".TrimStart());
    }

    private static void Configure(HttpStandardResilienceOptions resilience, DownstreamOptions settings)
    {
        resilience.Retry.DisableForUnsafeHttpMethods();    // The queue retries, with the state of that time.
        resilience.AttemptTimeout.Timeout = settings.Timeout;
        resilience.TotalRequestTimeout.Timeout = settings.Timeout * 2;
        resilience.CircuitBreaker.SamplingDuration = settings.Timeout * 4;
        resilience.CircuitBreaker.MinimumThroughput = settings.CircuitCalls;
        resilience.CircuitBreaker.FailureRatio = 0.5;
        resilience.CircuitBreaker.BreakDuration = settings.CircuitBreak;
        resilience.CircuitBreaker.ShouldHandle = outcome => ValueTask.FromResult(IsOutage(outcome.Outcome));
    }

    /// <summary>429 is not an outage: it asks for patience with its own <c>Retry-After</c>, for one call.</summary>
    private static bool IsOutage(Outcome<HttpResponseMessage> outcome)
        => outcome.Exception is not null ? HttpClientResiliencePredicates.IsTransient(outcome) : (int?)outcome.Result?.StatusCode is 500 or 502 or 503 or 504;
}
