using System.Globalization;

namespace HrHub.Core.Messaging;

/// <summary>
/// Lets a message that failed wait before the bus delivers it again, for a host that calls functions through middleware. Service Bus delivers again at once: an outage of a minute would use up
/// all deliveries in a second, and everything that was queued would be parked. The embedded queue has waits of its own.
/// </summary>
public static class SpacedDelivery
{
    // The message stays locked and holds one of the host's places meanwhile, so the waits are short: some eight minutes for ten deliveries. The host renews the lock.
    private static readonly TimeSpan[] Waits = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1)];

    /// <param name="bindingData">What the host knows of the trigger; no delivery count, no wait.</param>
    /// <param name="run">The function.</param>
    /// <param name="clock">Measures the wait.</param>
    /// <param name="ct">Ends the wait when the host stops: the message goes back at once.</param>
    public static async Task Handle(IReadOnlyDictionary<string, object?> bindingData, Func<Task> run, TimeProvider clock, CancellationToken ct)
    {
        try
        {
            await run();
        }
        catch (Exception) when (DeliveryCountIn(bindingData) is { } count)
        {
            await Task.Delay(Waits[Math.Clamp(count, 1, Waits.Length) - 1], clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
    }

    /// <remarks>https://learn.microsoft.com/azure/azure-functions/functions-bindings-service-bus-trigger#message-metadata</remarks>
    private static int? DeliveryCountIn(IReadOnlyDictionary<string, object?> bindingData)
        => bindingData.TryGetValue("DeliveryCount", out var count) && int.TryParse($"{count}", NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
