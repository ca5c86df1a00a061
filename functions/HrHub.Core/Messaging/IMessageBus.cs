using HrHub.Core.Telemetry;

namespace HrHub.Core.Messaging;

/// <summary>
/// Sends to a queue or topic of Azure Service Bus, or to the embedded queue with the same semantics. A message is durable when the task ends.
/// </summary>
public interface IMessageBus
{
    /// <param name="entity">Queue or topic, one of <see cref="Entities"/>.</param>
    /// <exception cref="IOException">The message could not be made durable; nothing was sent.</exception>
    Task Send(string entity, BusMessage message, CancellationToken ct);

    /// <summary>Several at once: in as few steps as the bus takes them. Messages of one session keep their order.</summary>
    /// <param name="entity">Queue or topic, one of <see cref="Entities"/>.</param>
    /// <param name="messages">Each as in <see cref="Send"/>; none sends nothing.</param>
    /// <param name="ct">Cancels; some may have been sent.</param>
    /// <exception cref="IOException">Not all could be made durable. Sending all of them again is safe: the bus drops those that it has.</exception>
    Task SendAll(string entity, IReadOnlyList<BusMessage> messages, CancellationToken ct);
}

/// <summary>One message. The body is a small JSON document of ids: never a person's data.</summary>
public sealed record BusMessage
{
    /// <summary>Derived from the content: a repeat within the duplicate-detection window is dropped by the bus. At most 128 characters: Service Bus takes no more.</summary>
    public required string MessageId { get; init; }

    public required string Body { get; init; }

    /// <summary>One message of a session is handled at a time, in order.</summary>
    public string? SessionId { get; init; }

    /// <summary>Not delivered before this time.</summary>
    public DateTimeOffset? ScheduledFor { get; init; }

    /// <summary>Filters subscriptions: a topic message with a subject reaches only the subscription of that name; without one it reaches all.</summary>
    public string? Subject { get; init; }

    /// <summary>W3C traceparent of the span in which the message was made: whoever handles it goes on with that trace. Null while nobody listens to traces.</summary>
    public string? TraceParent { get; init; } = HubTrace.Current;
}

/// <summary>The queues and topics of the hub. Constants, since triggers name them in attributes.</summary>
public static class Entities
{
    public const string Normalize = "normalize";
    public const string Capture = "capture";

    /// <summary>Interviews to be made at vendors'.</summary>
    public const string Invite = "invite";

    /// <summary>Topic with one subscription per downstream system; sessions by candidate.</summary>
    public const string CandidateChanged = "candidate-changed";

    /// <summary>Suffix of the dead-letter sub-queue of a queue or subscription.</summary>
    public const string DeadLetters = "/$deadletterqueue";
}
