using System.Diagnostics;
using System.Text.Json;

namespace HrHub.Core.Telemetry;

/// <summary>One run of a function within its span, for a host that calls functions through middleware.</summary>
public static class TracedRun
{
    /// <param name="function">Name of the function.</param>
    /// <param name="bindingData">What the host knows of the trigger, as <c>BindingContext.BindingData</c> gives it.</param>
    /// <param name="run">The function.</param>
    public static async Task Handle(string function, IReadOnlyDictionary<string, object?> bindingData, Func<Task> run)
    {
        var message = bindingData.TryGetValue("MessageId", out var id) ? id?.ToString() : null;
        using var span = HubTrace.Begin(function, message is null ? ActivityKind.Internal : ActivityKind.Consumer, TraceParentIn(bindingData));
        span?.SetTag("messaging.message.id", message);
        try
        {
            await run();
        }
        catch (Exception failure)
        {
            span.Failed(failure);
            throw;
        }
    }

    /// <returns>The traceparent among the application properties of a Service Bus message, which the host hands over as a JSON object; null when there is none.</returns>
    /// <remarks>https://learn.microsoft.com/azure/azure-functions/functions-bindings-service-bus-trigger#message-metadata</remarks>
    public static string? TraceParentIn(IReadOnlyDictionary<string, object?> bindingData)
    {
        if (!bindingData.TryGetValue("ApplicationProperties", out var properties) || properties is not string json) return null;
        try
        {
            using var parsed = JsonDocument.Parse(json);
            return parsed.RootElement.ValueKind is JsonValueKind.Object && parsed.RootElement.TryGetProperty(HubTrace.TraceParent, out var value) && value.ValueKind is JsonValueKind.String
                ? value.GetString() : null;
        }
        catch (JsonException)
        {
            // A trace that is broken is no reason to stop the work.
            return null;
        }
    }
}
