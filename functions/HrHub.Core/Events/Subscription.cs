using HrHub.Core.Changes;

namespace HrHub.Core.Events;

/// <summary>Active: told of everything. Disabled: of nothing, until its owner turns it on again. Deleted: about to go, with its key.</summary>
public enum SubscriptionState { Active, Disabled, Deleted }

/// <summary>A system that wants to be told of changes, and how far it has been told.</summary>
public sealed record Subscription
{
    public required string SubscriptionId { get; init; }

    /// <summary>Subject of the token of the system that made it; nobody else sees it.</summary>
    public required string Owner { get; init; }

    /// <summary>Where events are posted: https, on a public address.</summary>
    public required string Url { get; init; }

    /// <summary>Of which kinds of change it is told.</summary>
    public required IReadOnlyList<ChangeKind> Kinds { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Signs events; sealed under the key that is named after the subscription.</summary>
    public required byte[] SealedSecret { get; init; }

    /// <summary>The secret before it was rotated; signs beside the new one until <see cref="PreviousUntil"/>.</summary>
    public byte[]? SealedPrevious { get; init; }

    public DateTimeOffset? PreviousUntil { get; init; }

    public SubscriptionState State { get; init; } = SubscriptionState.Active;

    /// <summary>Why it is disabled, as a code.</summary>
    public string? Because { get; init; }

    /// <summary>Where in the feed of changes it stands.</summary>
    public required string Cursor { get; init; }

    /// <summary>Events behind the cursor that it has been told already.</summary>
    public IReadOnlyList<string> Told { get; init; } = [];

    /// <summary>Tries of the next event that failed.</summary>
    public int Failures { get; init; }

    /// <summary>Not before this time.</summary>
    public DateTimeOffset? NextTry { get; init; }

    /// <summary>Events that its owner wants to be told of again.</summary>
    public IReadOnlyList<string> Again { get; init; } = [];

    public override string ToString() => $"Subscription({SubscriptionId})";
}

/// <summary>A subscription with the tag under which it was read.</summary>
public sealed record StoredSubscription(Subscription Subscription, string ETag);
