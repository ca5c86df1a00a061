using System.Text.Json;
using System.Text.Json.Nodes;
using HrHub.Core.Canonical;
using HrHub.Core.Retention;

namespace HrHub.Core.Erasures;

/// <summary>Takes the fields of single classes of data out of what vendors said and of what it folded into.</summary>
public static class ErasedFields
{
    private static readonly HashSet<string> Films = new(StringComparer.Ordinal) { "video", "webcamVideo", "screenVideo", "audio" };

    /// <summary>The raw bytes of a delivery hold all that it said: they can only stay where nothing of that was erased.</summary>
    public static bool RawMayStay(IReadOnlyCollection<DataClass> erased) => erased.All(cls => cls is DataClass.Video);

    /// <summary>Whether a field, by the path of a revision, is of one of these classes.</summary>
    public static bool Holds(string path, IReadOnlyCollection<DataClass> erased) => erased.Any(cls => cls switch
    {
        DataClass.Video => path.StartsWith("media", StringComparison.Ordinal),
        DataClass.Transcript => path.StartsWith("transcript", StringComparison.Ordinal)
            || path.EndsWith(".answer", StringComparison.Ordinal) || path.EndsWith(".quote", StringComparison.Ordinal) || path.EndsWith(".evidence", StringComparison.Ordinal),
        DataClass.Emotions => path.StartsWith("emotions", StringComparison.Ordinal),
        DataClass.Identity => path.StartsWith("candidate", StringComparison.Ordinal),
        _ => false,
    });

    /// <returns>The part itself where nothing was erased.</returns>
    public static InterviewPart Without(InterviewPart part, IReadOnlyCollection<DataClass> erased) => erased.Count == 0 ? part : part with
    {
        Fields = Without(part.Fields, erased),
        Suspicions = erased.Contains(DataClass.Identity) ? [.. part.Suspicions.Where(found => !found.Field.StartsWith("candidate", StringComparison.Ordinal))] : part.Suspicions,
    };

    /// <returns>The folded record without these fields.</returns>
    public static Interview Without(Interview interview, IReadOnlyCollection<DataClass> erased)
        => Without(JsonSerializer.SerializeToNode(interview, CanonicalJson.Options)!.AsObject(), erased).Deserialize<Interview>(CanonicalJson.Options)!;

    private static JsonObject Without(JsonObject fields, IReadOnlyCollection<DataClass> erased)
    {
        var left = (JsonObject)fields.DeepClone();
        foreach (var cls in erased)
        {
            switch (cls)
            {
                case DataClass.Video:
                    Keep(left, "media", item => item["kind"]?.GetValue<string>() is { } kind && !Films.Contains(kind));
                    break;
                case DataClass.Transcript:
                    // What was said is also quoted.
                    left.Remove("transcript");
                    Drop(left, "questions", "answer");
                    Drop(left, "behaviours", "quote");
                    Drop(left, "dimensions", "evidence");
                    foreach (var dimension in Items(left, "dimensions")) Drop(dimension, "children", "evidence");
                    break;
                case DataClass.Emotions:
                    left.Remove("emotions");
                    break;
                case DataClass.Identity:
                    left.Remove("candidate");
                    break;
            }
        }
        return left;
    }

    private static IEnumerable<JsonObject> Items(JsonObject fields, string list) => fields[list] is JsonArray items ? items.OfType<JsonObject>() : [];

    private static void Drop(JsonObject fields, string list, string member)
    {
        foreach (var item in Items(fields, list)) item.Remove(member);
    }

    private static void Keep(JsonObject fields, string list, Func<JsonObject, bool> stays)
    {
        if (fields[list] is JsonArray) fields[list] = new JsonArray([.. Items(fields, list).Where(stays).Select(item => item.DeepClone())]);
    }
}
