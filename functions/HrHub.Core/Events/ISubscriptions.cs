namespace HrHub.Core.Events;

/// <summary>Who is told of changes, and what they were told.</summary>
public interface ISubscriptions
{
    /// <returns>False when the id is taken.</returns>
    Task<bool> Add(Subscription subscription, CancellationToken ct);

    Task<StoredSubscription?> Find(string subscriptionId, CancellationToken ct);

    /// <summary>All of them, by id: they are few.</summary>
    Task<IReadOnlyList<StoredSubscription>> List(CancellationToken ct);

    /// <returns>False when it was changed since, or is gone.</returns>
    Task<bool> Replace(Subscription subscription, string etag, CancellationToken ct);

    /// <summary>With its log. No-op when it is gone.</summary>
    Task Delete(string subscriptionId, CancellationToken ct);

    /// <summary>Adds to the log of its subscription.</summary>
    Task Log(SentEvent sent, CancellationToken ct);

    /// <summary>The log of a subscription, newest first.</summary>
    /// <param name="subscriptionId">Whose.</param>
    /// <param name="cursor">From the page before; null for the newest.</param>
    /// <param name="max">1–200.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="FormatException">Not a cursor of a log.</exception>
    Task<SentPage> Sent(string subscriptionId, string? cursor, int max, CancellationToken ct);

    /// <summary>The newest entry of an event, or null.</summary>
    Task<SentEvent?> FindSent(string subscriptionId, string eventId, CancellationToken ct);

    /// <summary>Drops what was logged before.</summary>
    Task Trim(DateTimeOffset before, CancellationToken ct);
}

/// <summary>Delivered: answered with 2xx. Failed: will be tried again. GivenUp: will not.</summary>
public enum SentOutcome { Delivered, Failed, GivenUp }

/// <summary>One try to tell of one change.</summary>
public sealed record SentEvent
{
    public required string SubscriptionId { get; init; }

    /// <summary>The same for every try, and for every subscription that is told of the same change.</summary>
    public required string EventId { get; init; }

    public required Changes.Change Change { get; init; }

    public required DateTimeOffset At { get; init; }
    public required SentOutcome Outcome { get; init; }

    /// <summary>HTTP status; null when there was no answer.</summary>
    public int? Status { get; init; }

    /// <summary>Why there was no answer, as a code.</summary>
    public string? Because { get; init; }
}

/// <param name="Events">Newest first.</param>
/// <param name="Next">Null at the end.</param>
public sealed record SentPage(IReadOnlyList<SentEvent> Events, string? Next);
