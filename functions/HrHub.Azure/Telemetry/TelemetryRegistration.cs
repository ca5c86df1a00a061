using HrHub.Core.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace HrHub.Azure.Telemetry;

public static class TelemetryRegistration
{
    /// <summary>
    /// Sends the hub's own traces and metrics by OTLP when an endpoint is configured. Spans of HTTP servers and clients are left out on purpose: their attributes hold addresses, and addresses of vendors hold secrets and tokens.
    /// </summary>
    /// <param name="services">Of a host that runs hosted services; elsewhere resolve <see cref="TracerProvider"/> and <see cref="MeterProvider"/> once.</param>
    /// <param name="settings">Decides now whether anything is exported.</param>
    /// <param name="app">Name of the service.</param>
    public static IServiceCollection AddHubTelemetry(this IServiceCollection services, IConfiguration settings, string app)
    {
        services.AddOptions<TelemetryOptions>().BindConfiguration("Telemetry").ValidateDataAnnotations().ValidateOnStart();
        var options = settings.GetSection("Telemetry").Get<TelemetryOptions>() ?? new();
        if (!Uri.TryCreate(options.OtlpEndpoint, UriKind.Absolute, out var endpoint)) return services;

        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(app))
            .WithTracing(traces => traces.AddSource(HubTrace.SourceName).SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(options.TraceShare))).AddOtlpExporter(To))
            .WithMetrics(metrics => metrics.AddMeter(HubTrace.SourceName).AddOtlpExporter(To));
        return services;

        void To(OtlpExporterOptions exporter) => (exporter.Endpoint, exporter.Protocol) = (endpoint, OtlpExportProtocol.Grpc);
    }
}
