using System.Text.Json;
using System.Text.Json.Nodes;

namespace HrHub.Core.Canonical;

/// <summary>
/// An interview is a pure function of the set of its parts: late, early, repeated and reordered deliveries all end in the same record.
/// <list type="bullet">
/// <item>Parts count in the order of <see cref="PartOrder"/> and are laid over each other as <see cref="FieldMerge"/> says.</item>
/// <item>Status: the furthest one that any part reports. An abandoned interview may still be completed and a failed one still be scored; a cancelled one stays cancelled.</item>
/// <item>Result: final before provisional. A revocation wins, unless a final result is dated later than every revocation (all of them dated): that one re-instates.</item>
/// <item>Delete: the content goes, ids (the interview's, and the candidate's external ids) and provenance stay; it revokes the result and cancels the interview.
/// Only parts dated later than every deletion bring content back.</item>
/// <item>Two parts that neither time nor rank puts in order and that say different things leave a suspicion <c>undated-conflict</c>; their content decides.</item>
/// </list>
/// </summary>
public static class InterviewFold
{
    /// <summary>From nearest to furthest.</summary>
    private static readonly InterviewStatus[] LifeCycle =
    [
        InterviewStatus.Invited, InterviewStatus.Started, InterviewStatus.Abandoned, InterviewStatus.Completed,
        InterviewStatus.Scoring, InterviewStatus.Failed, InterviewStatus.Scored, InterviewStatus.Cancelled,
    ];

    /// <exception cref="ArgumentException">There is no part, or the parts belong to different interviews.</exception>
    /// <exception cref="JsonException">The fields of a part are not of the canonical schema.</exception>
    public static Interview Fold(IEnumerable<InterviewPart> parts)
    {
        var sorted = PartOrder.Sort(parts);
        if (sorted.Count == 0) throw new ArgumentException("An interview has at least one part.", nameof(parts));
        var (vendor, id) = (sorted[0].Vendor, sorted[0].VendorInterviewId);
        if (sorted.Any(part => part.Vendor != vendor || part.VendorInterviewId != id)) throw new ArgumentException("The parts belong to different interviews.", nameof(parts));

        var counting = Counting(sorted);
        var fields = new JsonObject();
        if (counting.Count < sorted.Count) KeepExternalIds(sorted, fields);
        foreach (var part in counting) FieldMerge.Lay(part.Fields, fields, CanonicalShape.Interview);

        fields["interviewId"] = Ids.InterviewId(vendor, id);
        fields["vendor"] = vendor;
        fields["vendorInterviewId"] = id;
        fields["provenance"] = new JsonObject();
        fields.Remove("status");
        var interview = fields.Deserialize<Interview>(CanonicalJson.Options)!;
        return interview with { Status = Furthest(sorted, counting), Result = ResultOf(sorted), Provenance = ProvenanceOf(sorted, counting) };
    }

    /// <summary>The parts whose content is still there.</summary>
    private static IReadOnlyList<InterviewPart> Counting(IReadOnlyList<InterviewPart> sorted)
    {
        var deletions = sorted.Where(part => part.Effect == PartEffect.Delete).ToList();
        return deletions.Count == 0 ? sorted : [.. sorted.Where(part => part.Effect != PartEffect.Delete && IsLaterThanAll(part, deletions))];
    }

    private static void KeepExternalIds(IReadOnlyList<InterviewPart> sorted, JsonObject fields)
    {
        foreach (var part in sorted)
        {
            if (part.Fields["candidate"]?["externalIds"] is not { } ids) continue;
            var only = new JsonObject { ["candidate"] = new JsonObject { ["externalIds"] = ids.DeepClone() } };
            FieldMerge.Lay(only, fields, CanonicalShape.Interview);
        }
    }

    private static InterviewStatus Furthest(IReadOnlyList<InterviewPart> sorted, IReadOnlyList<InterviewPart> counting)
    {
        var reported = counting.Select(part => part.Fields["status"]).OfType<JsonNode>().Select(status => status.Deserialize<InterviewStatus>(CanonicalJson.Options)).ToList();
        if (reported.Count > 0) return reported.MaxBy(status => Array.IndexOf(LifeCycle, status));
        return counting.Count < sorted.Count ? InterviewStatus.Cancelled : InterviewStatus.Invited;
    }

    private static ResultState? ResultOf(IReadOnlyList<InterviewPart> sorted)
    {
        var revocations = sorted.Where(part => part.Effect is PartEffect.Revoke or PartEffect.Delete).ToList();
        var finals = sorted.Where(part => part.Effect == PartEffect.Final).ToList();
        if (revocations.Count > 0) return finals.Any(part => IsLaterThanAll(part, revocations)) ? ResultState.Final : ResultState.Revoked;
        if (finals.Count > 0) return ResultState.Final;
        return sorted.Any(part => part.Effect == PartEffect.Provisional) ? ResultState.Provisional : null;
    }

    private static bool IsLaterThanAll(InterviewPart part, List<InterviewPart> others) => others.TrueForAll(other => part.OccurredAt > other.OccurredAt);

    private static Provenance ProvenanceOf(IReadOnlyList<InterviewPart> sorted, IReadOnlyList<InterviewPart> counting) => new()
    {
        Deliveries = [.. sorted.Select(part => part.Provenance).OrderBy(entry => entry.DeliveryId, StringComparer.Ordinal)],
        PayloadAuthenticated = sorted.All(part => part.Provenance.PayloadAuthenticated),
        UnmappedFields = [.. sorted.SelectMany(part => part.UnmappedFields).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        Suspicions = [.. counting.SelectMany(part => part.Suspicions).Concat(UndatedConflicts.Find(counting)).Distinct()
            .OrderBy(found => found.Code, StringComparer.Ordinal).ThenBy(found => found.Field, StringComparer.Ordinal).ThenBy(found => found.Value, StringComparer.Ordinal)],
    };
}
