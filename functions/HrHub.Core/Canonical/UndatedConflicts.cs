using System.Text.Json.Nodes;

namespace HrHub.Core.Canonical;

/// <summary>Fields for which two parts say different things while neither time nor rank tells which is newer.</summary>
internal static class UndatedConflicts
{
    public const string Code = "undated-conflict";

    /// <summary>A link is expected to change from one telling to the next, and the furthest status wins whatever the order.</summary>
    private static readonly HashSet<string> Exempt = ["status", "sourceUrl", "expiresAt"];

    /// <param name="sorted">Parts of one interview in <see cref="PartOrder"/>: rivals are neighbours.</param>
    public static IEnumerable<Suspicion> Find(IReadOnlyList<InterviewPart> sorted)
    {
        for (var first = 0; first < sorted.Count; first++)
        {
            for (var second = first + 1; second < sorted.Count && PartOrder.NothingOrders(sorted[first], sorted[second]); second++)
            {
                foreach (var field in Between(sorted[first].Fields, sorted[second].Fields, CanonicalShape.Interview, "")) yield return new Suspicion(Code, field);
            }
        }
    }

    private static IEnumerable<string> Between(JsonObject left, JsonObject right, CanonicalShape shape, string prefix)
    {
        foreach (var (name, one) in left)
        {
            if (Exempt.Contains(name) || one is null || right[name] is not { } other || shape.Find([name]) is not { } member) continue;
            var conflicts = (member.Kind, one, other) switch
            {
                (CanonicalKind.Group or CanonicalKind.Dictionary, JsonObject a, JsonObject b) => Between(a, b, member, $"{prefix}{name}."),
                (CanonicalKind.List, JsonArray a, JsonArray b) when member.MergedById => BetweenItems(a, b, member.Item!, prefix + name),
                _ => JsonNode.DeepEquals(one, other) ? [] : [prefix + name],
            };
            foreach (var conflict in conflicts) yield return conflict;
        }
    }

    private static IEnumerable<string> BetweenItems(JsonArray left, JsonArray right, CanonicalShape item, string path)
        => from one in left.OfType<JsonObject>()
           from other in right.OfType<JsonObject>()
           let id = one["mediaId"]!.GetValue<string>()
           where id == other["mediaId"]!.GetValue<string>()
           from conflict in Between(one, other, item, $"{path}[{id}].")
           select conflict;
}
