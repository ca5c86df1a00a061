using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Events;
using Microsoft.AspNetCore.Http;

namespace HrHub.Api.Subscriptions;

/// <summary>What a subscription was told, newest first: every try with its answer.</summary>
public sealed class ListSentEvents(OwnSubscription own, ISubscriptions subscriptions)
{
    /// <param name="subscriptionId">Which.</param>
    /// <param name="query"><c>size</c> (1–200), <c>cursor</c>.</param>
    /// <param name="caller">Its owner.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Outcome<SentPage>> Handle(string subscriptionId, IQueryCollection query, Caller caller, CancellationToken ct)
    {
        var asked = new QueryReader(query, "size", "cursor");
        var (size, cursor) = (asked.Size(), asked.Text("cursor"));
        if (asked.Error is { } wrong) return wrong;
        if ((await own.Find(subscriptionId, caller, ct)).Error is { } error) return error;
        try
        {
            return await subscriptions.Sent(subscriptionId, cursor, size, ct);
        }
        catch (FormatException)
        {
            return HubError.BadRequest("cursor");
        }
    }
}
