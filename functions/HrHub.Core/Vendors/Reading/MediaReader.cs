using System.Text.Json.Nodes;
using HrHub.Core.Canonical;

namespace HrHub.Core.Vendors.Reading;

/// <summary>Completes media items: our id, the kind, the rule that holds for the item, and until when its link lives.</summary>
internal sealed class MediaReader(ReadingFacts facts)
{
    /// <returns>False when there is no link: such an item is not there yet.</returns>
    public bool Complete(JsonObject item, CompiledList list)
    {
        if (item["sourceUrl"] is null || list.Media is not { } rule) return false;
        if (item["mediaId"] is not { } name) throw UnreadablePayload.Missing("mediaId", list.ProfileLine);

        item["mediaId"] = Ids.MediaId(facts.InterviewId, rule.Kind, name.GetValue<string>());
        item["kind"] = CanonicalScore.Name(rule.Kind);
        item["rule"] = list.Rule.Media;
        if (rule.Page) item["state"] = CanonicalScore.Name(MediaState.Linked);
        if (rule.Lifetime is { } lifetime && item["expiresAt"] is null)
        {
            var start = rule.LifetimeFrom == LifetimeStart.Event ? facts.OccurredAt ?? facts.ReceivedAt : facts.ReceivedAt;
            item["expiresAt"] = CanonicalTime.Write(start + lifetime);
        }

        return true;
    }
}
