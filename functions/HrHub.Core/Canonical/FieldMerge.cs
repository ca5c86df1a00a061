using System.Text.Json.Nodes;

namespace HrHub.Core.Canonical;

/// <summary>
/// Lays what one part says over what was said before. Objects merge member by member, the later part wins; a score is one value and is replaced whole,
/// so that a new value never keeps an old maximum; lists are replaced, except media, which are united by id.
/// </summary>
internal static class FieldMerge
{
    public static void Lay(JsonObject fields, JsonObject over, CanonicalShape shape)
    {
        foreach (var (name, value) in fields)
        {
            if (value is null) continue;
            var member = shape.Find([name]) ?? throw new ArgumentException($"'{name}' is no member of the canonical record.", nameof(fields));
            over[name] = (member.Kind, value, over[name]) switch
            {
                (CanonicalKind.Group or CanonicalKind.Dictionary, JsonObject said, JsonObject known) => Laid(said, known, member),
                (CanonicalKind.List, JsonArray said, JsonArray known) when member.MergedById => United(said, known, member.Item!),
                _ => value.DeepClone(),
            };
        }
    }

    private static JsonObject Laid(JsonObject said, JsonObject known, CanonicalShape shape)
    {
        var merged = (JsonObject)known.DeepClone();
        Lay(said, merged, shape);
        return merged;
    }

    private static JsonArray United(JsonArray said, JsonArray known, CanonicalShape item)
    {
        var byId = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var media in known.Concat(said).OfType<JsonObject>())
        {
            var id = media["mediaId"]!.GetValue<string>();
            byId[id] = byId.TryGetValue(id, out var earlier) ? Laid(media, earlier, item) : (JsonObject)media.DeepClone();
        }

        return new JsonArray([.. byId.Values]);
    }
}
