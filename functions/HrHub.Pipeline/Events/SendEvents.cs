using HrHub.Core.Canonical;
using HrHub.Core.Changes;
using HrHub.Core.Events;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HrHub.Pipeline.Events;

/// <summary>
/// Tells every subscription what changed since it was told last, one change after the other. A change that its receiver does not take is tried again, later each time, and given up in the end; what comes
/// behind it waits meanwhile, and no other subscription does. A receiver that says 410 Gone is told nothing more.
/// </summary>
public sealed partial class SendEvents(ISubscriptions subscriptions, IChangeFeed feed, PostEvent post, SubscriptionSecrets secrets, IOptions<EventsOptions> options, TimeProvider clock, ILogger<SendEvents> log)
{
    private const int Page = 100, MostInOneRun = 1_000, Gone = 410;

    public async Task Handle(CancellationToken ct)
    {
        foreach (var stored in await subscriptions.List(ct))
        {
            if (stored.Subscription.State is SubscriptionState.Deleted) await Delete(stored.Subscription.SubscriptionId, ct);
            else if (stored.Subscription.State is SubscriptionState.Active && !(stored.Subscription.NextTry > clock.GetUtcNow())) await Tell(stored, ct);
        }
        await subscriptions.Trim(clock.GetUtcNow().AddDays(-options.Value.LogDays), ct);
    }

    /// <summary>The key first: a run that dies in between finds the record, and goes on.</summary>
    private async Task Delete(string subscriptionId, CancellationToken ct)
    {
        await secrets.Destroy(subscriptionId, ct);
        await subscriptions.Delete(subscriptionId, ct);
    }

    private async Task Tell(StoredSubscription stored, CancellationToken ct)
    {
        var (subscription, told) = (stored.Subscription, 0);
        foreach (var eventId in subscription.Again)
        {
            if (await subscriptions.FindSent(subscription.SubscriptionId, eventId, ct) is { } before)
                await subscriptions.Log(await post.Handle(subscription, eventId, before.Change, ct), ct);
            subscription = subscription with { Again = [.. subscription.Again.Where(again => again != eventId)] };
        }
        while (told < MostInOneRun)
        {
            var page = await feed.Read(subscription.Cursor, Page, ct);
            (subscription, var whole) = await TellPage(subscription, page, ct);
            told += page.Changes.Count;
            if (!whole || page.Changes.Count == 0) break;
        }
        // Somebody changed it meanwhile, its owner for example: what was told is told again, under the same ids.
        if (subscription != stored.Subscription && !await subscriptions.Replace(subscription, stored.ETag, ct)) LogOvertaken(subscription.SubscriptionId);
    }

    /// <returns>The subscription afterwards, and whether it was told the whole page.</returns>
    private async Task<(Subscription, bool)> TellPage(Subscription subscription, ChangePage page, CancellationToken ct)
    {
        foreach (var change in page.Changes.Where(change => subscription.Kinds.Contains(change.Kind)))
        {
            var eventId = Ids.EventId(change.CandidateId, change.Kind.ToString(), change.Version);
            if (subscription.Told.Contains(eventId)) continue;
            var sent = await post.Handle(subscription, eventId, change, ct);
            var givenUp = sent.Outcome is SentOutcome.Failed && sent.Status != Gone && subscription.Failures + 1 >= options.Value.Tries;
            await subscriptions.Log(givenUp ? sent with { Outcome = SentOutcome.GivenUp } : sent, ct);
            if (sent.Status == Gone) return (subscription with { State = SubscriptionState.Disabled, Because = "gone" }, false);
            if (sent.Outcome is SentOutcome.Failed && !givenUp) return (subscription with { Failures = subscription.Failures + 1, NextTry = clock.GetUtcNow() + BackOff(subscription.Failures) }, false);
            if (givenUp) LogGivenUp(subscription.SubscriptionId, eventId);
            subscription = subscription with { Told = [.. subscription.Told, eventId], Failures = 0, NextTry = null };
        }
        return (subscription with { Cursor = page.Cursor, Told = [] }, true);
    }

    private TimeSpan BackOff(int failures) => TimeSpan.FromSeconds(Math.Min(options.Value.FirstRetrySeconds * Math.Pow(3, failures), options.Value.LongestRetrySeconds));

    [LoggerMessage(1, LogLevel.Warning, "The event {EventId} of the subscription {SubscriptionId} was given up.")]
    private partial void LogGivenUp(string subscriptionId, string eventId);

    [LoggerMessage(2, LogLevel.Information, "The subscription {SubscriptionId} was changed while it was told.")]
    private partial void LogOvertaken(string subscriptionId);
}
