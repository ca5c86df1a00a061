namespace Microsoft.Azure.Functions.Worker;

/// <summary>Runs a function for messages of a queue or of a topic's subscription.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ServiceBusTriggerAttribute : Attribute
{
    public ServiceBusTriggerAttribute(string queueName) => QueueName = queueName;

    public ServiceBusTriggerAttribute(string topicName, string subscriptionName) => (TopicName, SubscriptionName) = (topicName, subscriptionName);

    /// <summary>Name of the app setting with the connection; without meaning in the embedded host.</summary>
    public string? Connection { get; set; }

    public string? QueueName { get; }

    public string? TopicName { get; }

    public string? SubscriptionName { get; }

    public bool IsSessionsEnabled { get; set; }

    /// <summary>The embedded host refuses true.</summary>
    public bool IsBatched { get; set; }

    /// <summary>The embedded host refuses false.</summary>
    public bool AutoCompleteMessages { get; set; } = true;
}
