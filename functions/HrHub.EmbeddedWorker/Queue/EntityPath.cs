using HrHub.Core.Messaging;

namespace HrHub.EmbeddedWorker.Queue;

/// <summary>Names of places where messages lie, as Service Bus writes them: <c>queue</c>, <c>topic/Subscriptions/name</c>, either with the dead-letter suffix.</summary>
public static class EntityPath
{
    public static string Subscription(string topic, string subscription) => $"{topic}/Subscriptions/{subscription}";

    public static bool IsDeadLetters(string path) => path.EndsWith(Entities.DeadLetters, StringComparison.Ordinal);

    /// <summary>The dead-letter sub-queue of a queue or subscription.</summary>
    public static string DeadLettersOf(string path) => IsDeadLetters(path) ? path : path + Entities.DeadLetters;

    /// <summary>The queue or subscription that a dead-letter sub-queue belongs to.</summary>
    public static string Without(string path) => IsDeadLetters(path) ? path[..^Entities.DeadLetters.Length] : path;
}
