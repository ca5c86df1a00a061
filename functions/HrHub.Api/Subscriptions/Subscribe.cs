using System.ComponentModel.DataAnnotations;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;
using HrHub.Core.Changes;
using HrHub.Core.Events;

namespace HrHub.Api.Subscriptions;

/// <summary>A system asks to be told of changes from now on. The secret that signs them is in this answer, and in no other.</summary>
public sealed class Subscribe(AdmitCaller admit, ISubscriptions subscriptions, IChangeFeed feed, SubscriptionSecrets secrets, IAuditLog audit, TimeProvider clock)
{
    private const int MostOfOne = 20;

    public sealed record Request : IValidatableObject
    {
        /// <summary>https, on a public address; without a user name.</summary>
        [Required, StringLength(2000)] public string? Url { get; init; }

        /// <summary>Of which changes; by default of all.</summary>
        [MinLength(1)] public IReadOnlyList<ChangeKind> Kinds { get; init; } = [ChangeKind.Changed, ChangeKind.Merged, ChangeKind.Erased];

        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            // Where it leads is looked at when an event is sent: names lead elsewhere tomorrow.
            if (!Uri.TryCreate(Url, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http") || url.UserInfo.Length > 0 || url is { Scheme: "http", IsLoopback: false })
                yield return new("Not an https address.", [nameof(Url)]);
        }
    }

    public async Task<Outcome<SubscriptionView>> Handle(Request request, Caller caller, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var id = Ids.SubscriptionId(caller.Id, request.Url!, now);
        var happened = new AuditEvent { Chain = AuditEvent.HubChain, Who = caller, Action = AuditAction.Subscribed, Record = id, FieldClass = "subscriptions" };
        if (await admit.ToChange(caller, Right.Subscribe, happened, ct) is { } refusal) return refusal;
        if ((await subscriptions.List(ct)).Count(stored => stored.Subscription.Owner == caller.Id) >= MostOfOne) return HubError.TooManySubscriptions;

        var secret = await secrets.Make(id, ct);
        var subscription = new Subscription
        {
            SubscriptionId = id, Owner = caller.Id, Url = request.Url!, Kinds = [.. request.Kinds.Distinct().Order()], CreatedAt = now, SealedSecret = secret.Sealed, Cursor = await feed.Now(ct),
        };
        await audit.Append(happened, ct);
        // Twice in one millisecond is the same request twice: the first one has the secret.
        return await subscriptions.Add(subscription, ct) ? SubscriptionView.Of(subscription, secret.Plain) : HubError.StaleETag;
    }
}
