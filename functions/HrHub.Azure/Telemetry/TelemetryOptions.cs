using System.ComponentModel.DataAnnotations;

namespace HrHub.Azure.Telemetry;

/// <summary>Section <c>Telemetry</c>.</summary>
public sealed class TelemetryOptions
{
    /// <summary>Where traces and metrics go by OTLP over gRPC, for example <c>http://localhost:4317</c>. Empty: nowhere, and nothing is made.</summary>
    [RegularExpression("^(https?://.+)?$", ErrorMessage = "Telemetry:OtlpEndpoint is an http or https address, or empty.")]
    public string OtlpEndpoint { get; init; } = "";

    /// <summary>Connection string of an Application Insights component, where they go too, under the app's own identity: the alerts look there. Empty: nowhere.</summary>
    public string ApplicationInsights { get; init; } = "";

    /// <summary>Share of the traces that are kept, 0 to 1. A trace is kept whole or not at all. Metrics count everything.</summary>
    [Range(0.0, 1.0)]
    public double TraceShare { get; init; } = 1;
}
