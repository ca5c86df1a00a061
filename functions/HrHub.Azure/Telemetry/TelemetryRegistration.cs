using Azure.Core;
using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
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
    /// Sends the hub's own traces and metrics by OTLP and to Application Insights, where they are configured. Spans of HTTP servers and clients are left out on purpose: their attributes hold addresses, and addresses of vendors hold secrets and tokens.
    /// </summary>
    /// <param name="services">Of a host that runs hosted services; elsewhere resolve <see cref="TracerProvider"/> and <see cref="MeterProvider"/> once.</param>
    /// <param name="settings">Decides now whether anything is exported.</param>
    /// <param name="app">Name of the service.</param>
    /// <param name="credential">Under which Application Insights is told; null: the app's own identity.</param>
    public static IServiceCollection AddHubTelemetry(this IServiceCollection services, IConfiguration settings, string app, TokenCredential? credential = null)
    {
        services.AddOptions<TelemetryOptions>().BindConfiguration("Telemetry").ValidateDataAnnotations().ValidateOnStart();
        var options = settings.GetSection("Telemetry").Get<TelemetryOptions>() ?? new();
        var toOtlp = Uri.TryCreate(options.OtlpEndpoint, UriKind.Absolute, out var endpoint);
        var toAzure = options.ApplicationInsights.Length > 0;
        if (!toOtlp && !toAzure) return services;

        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(app))
            .WithTracing(traces =>
            {
                traces.AddSource(HubTrace.SourceName).SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(options.TraceShare)));
                if (toOtlp) traces.AddOtlpExporter(Otlp);
                if (toAzure) traces.AddAzureMonitorTraceExporter(Azure);
            })
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(HubTrace.SourceName);
                if (toOtlp) metrics.AddOtlpExporter(Otlp);
                if (toAzure) metrics.AddAzureMonitorMetricExporter(Azure);
            });
        return services;

        void Otlp(OtlpExporterOptions exporter) => (exporter.Endpoint, exporter.Protocol) = (endpoint!, OtlpExportProtocol.Grpc);

        void Azure(AzureMonitorExporterOptions exporter)
        {
            exporter.ConnectionString = options.ApplicationInsights;
            exporter.Credential = credential ?? new DefaultAzureCredential();
            exporter.SamplingRatio = (float)options.TraceShare;
            exporter.TracesPerSecond = null;
            // Only what the hub itself reports: the rest is the host's to send, and what a call was about is nobody's business.
            exporter.EnableLiveMetrics = exporter.EnableStandardMetrics = exporter.EnablePerformanceCounters = false;
            exporter.DisableOfflineStorage = true;
        }
    }
}
