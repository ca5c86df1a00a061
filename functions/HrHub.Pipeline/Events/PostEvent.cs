using System.Net.Http.Headers;
using System.Text.Json;
using HrHub.Core.Canonical;
using HrHub.Core.Changes;
using HrHub.Core.Events;
using HrHub.Core.Media.Download;
using Microsoft.Extensions.Options;

namespace HrHub.Pipeline.Events;

/// <summary>
/// Tells one subscriber of one change: ids only, the record is read from the API by whoever may. Signed as Standard Webhooks 1.0.0 says; where it goes is checked as a vendor's link is, since somebody
/// outside named it.
/// </summary>
public sealed class PostEvent(SafeHttp http, SubscriptionSecrets secrets, IOptions<EventsOptions> options, TimeProvider clock)
{
    /// <summary>The body of an event.</summary>
    /// <param name="Type"><c>candidate.changed</c>, <c>candidate.merged</c> or <c>candidate.erased</c>.</param>
    /// <param name="Timestamp">When it was sent.</param>
    /// <param name="Data">Which file, as in the feed of changes.</param>
    public sealed record Event(string Type, DateTimeOffset Timestamp, Change Data);

    /// <returns>What goes into the log; a try that failed is <see cref="SentOutcome.Failed"/>.</returns>
    public async Task<SentEvent> Handle(Subscription subscription, string eventId, Change change, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var body = JsonSerializer.SerializeToUtf8Bytes(new Event($"candidate.{change.Kind.ToString().ToLowerInvariant()}", now, change), CanonicalJson.Options);
        var signature = EventSignature.Of(await secrets.Open(subscription, ct), eventId, now, body);
        var sent = new SentEvent { SubscriptionId = subscription.SubscriptionId, EventId = eventId, Change = change, At = now, Outcome = SentOutcome.Failed };
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(TimeSpan.FromSeconds(options.Value.TimeoutSeconds));
        try
        {
            using var answer = await http.Post(new Uri(subscription.Url), content, request =>
            {
                request.Headers.Add(EventSignature.IdHeader, eventId);
                request.Headers.Add(EventSignature.TimeHeader, EventSignature.Time(now));
                request.Headers.Add(EventSignature.SignatureHeader, signature);
            }, limit.Token);
            return sent with { Status = (int)answer.StatusCode, Outcome = answer.IsSuccessStatusCode ? SentOutcome.Delivered : SentOutcome.Failed };
        }
        catch (MediaRefusedException refused)
        {
            return sent with { Because = refused.Code.ToString() };
        }
        catch (Exception failure) when (failure is HttpRequestException or TimeoutException || failure is OperationCanceledException && !ct.IsCancellationRequested)
        {
            return sent with { Because = failure is HttpRequestException ? "no-connection" : "no-answer" };
        }
    }
}
