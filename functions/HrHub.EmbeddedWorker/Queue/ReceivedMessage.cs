namespace HrHub.EmbeddedWorker.Queue;

/// <summary>A message under lock.</summary>
public sealed record ReceivedMessage
{
    /// <summary>Unique in the file; grows.</summary>
    public required long SequenceNumber { get; init; }

    /// <summary>Where it lies: queue, subscription path or dead-letter sub-queue.</summary>
    public required string Entity { get; init; }

    public required string MessageId { get; init; }
    public required string Body { get; init; }
    public string? SessionId { get; init; }
    public string? Subject { get; init; }
    public required DateTimeOffset EnqueuedAt { get; init; }

    /// <summary>1 at the first delivery. With the sequence number it names the lock.</summary>
    public required int DeliveryCount { get; init; }

    /// <summary>For a dead letter: the type of the exception, or what else ended its deliveries.</summary>
    public string? DeadLetterReason { get; init; }

    public string? DeadLetterDescription { get; init; }

    /// <summary>W3C traceparent of the sender's span.</summary>
    public string? TraceParent { get; init; }
}
