using System.Diagnostics;

namespace HrHub.Core.Telemetry;

/// <summary>
/// The hub's spans: one per run of a function, joined to one trace by the W3C <c>traceparent</c> (https://www.w3.org/TR/trace-context/) that messages carry. Attributes hold ids only.
/// While nobody listens nothing is made: no span, no text, no allocation.
/// </summary>
public static class HubTrace
{
    /// <summary>Name of the one source and the one meter.</summary>
    public const string SourceName = "HrHub";

    /// <summary>The name that W3C gives to the header, and we to the property of a message.</summary>
    public const string TraceParent = "traceparent";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>What a message that is made now carries; null while nobody listens or outside a span.</summary>
    public static string? Current => Source.HasListeners() ? Activity.Current?.Id : null;

    /// <summary>Begins the span of a run. It has the given parent or none, whatever span the host itself has open: that one may not be recorded, and would take ours with it.</summary>
    /// <param name="function">Name of the function.</param>
    /// <param name="kind">Server for a request, consumer for a message, internal for a timer.</param>
    /// <param name="traceParent">From the message; null, or anything that is no traceparent, begins a trace.</param>
    /// <returns>To be disposed at the end of the run; null while nobody listens.</returns>
    public static Activity? Begin(string function, ActivityKind kind, string? traceParent = null)
    {
        if (!Source.HasListeners()) return null;
        Activity.Current = null;
        return ActivityContext.TryParse(traceParent, null, isRemote: true, out var parent) ? Source.StartActivity(function, kind, parent) : Source.StartActivity(function, kind);
    }

    /// <summary>Marks the span as failed: with the type of the exception, never with its text.</summary>
    public static void Failed(this Activity? span, Exception failure) => span?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", failure.GetType().FullName);
}
