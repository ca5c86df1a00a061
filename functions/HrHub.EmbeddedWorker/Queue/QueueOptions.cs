using System.ComponentModel.DataAnnotations;

namespace HrHub.EmbeddedWorker.Queue;

/// <summary>How the embedded queue behaves; the defaults are those of Service Bus where it has one. Section <c>Queue</c>.</summary>
public sealed record QueueOptions : IValidatableObject
{
    private static readonly IReadOnlyList<TimeSpan> DefaultBackOff =
        [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10)];

    /// <summary>Handlers of one trigger that run at once.</summary>
    [Range(1, 1024)] public int MaxConcurrentCalls { get; init; } = 8;

    /// <summary>Deliveries that may fail before a message is dead-lettered.</summary>
    [Range(1, 1000)] public int MaxDeliveryCount { get; init; } = 10;

    /// <summary>Deliveries that may be cut off by a death of the process before a message is taken for what killed it, and dead-lettered.</summary>
    [Range(1, 1000)] public int MaxCrashCount { get; init; } = 20;

    /// <summary>A lock that is not renewed for this long is lost. Renewed at a third of it while the handler runs.</summary>
    public TimeSpan LockDuration { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How often the file is looked at for messages that other processes sent.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A repeated message id within this window is dropped.</summary>
    public TimeSpan DuplicateDetectionWindow { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Waits between redeliveries, up to a fifth longer; the last one repeats. Empty: 1 s, 5 s, 30 s, 2 min, 10 min (a binder adds to a list and would not replace it).</summary>
    public IReadOnlyList<TimeSpan> BackOff { get; init; } = [];

    /// <summary>How long running handlers may go on when the host stops, before they are cancelled and their messages returned.</summary>
    public TimeSpan DrainTimeout { get; init; } = TimeSpan.FromSeconds(20);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (LockDuration < TimeSpan.FromSeconds(1)) yield return new("At least one second.", [nameof(LockDuration)]);
        if (PollInterval < TimeSpan.FromMilliseconds(10)) yield return new("At least 10 ms.", [nameof(PollInterval)]);
        if (DuplicateDetectionWindow < TimeSpan.Zero) yield return new("Not negative.", [nameof(DuplicateDetectionWindow)]);
        if (DrainTimeout < TimeSpan.Zero) yield return new("Not negative.", [nameof(DrainTimeout)]);
        if (BackOff.Any(wait => wait < TimeSpan.Zero)) yield return new("None negative.", [nameof(BackOff)]);
    }

    /// <summary>The wait after a failed delivery.</summary>
    /// <param name="sequenceNumber">Spreads the waits, so that messages that failed together do not come back together.</param>
    /// <param name="deliveryCount">1 after the first delivery.</param>
    internal TimeSpan WaitAfter(long sequenceNumber, int deliveryCount)
    {
        var waits = BackOff.Count == 0 ? DefaultBackOff : BackOff;
        var wait = waits[Math.Min(deliveryCount, waits.Count) - 1];
        var jitter = (uint)((sequenceNumber * 2654435761L) + (deliveryCount * 40503L)) % 1000 / 5000.0;
        return wait * (1 + jitter);
    }
}
