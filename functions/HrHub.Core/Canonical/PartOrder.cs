using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HrHub.Core.Canonical;

/// <summary>
/// The order in which the parts of an interview count, a function of the set of parts. "By time where both have one, else by rank" would not be transitive
/// (1 o'clock rank 3 &lt; 2 o'clock rank 1 &lt; undated rank 2 &lt; 1 o'clock rank 3), so the order is built, not compared:
/// dated parts stand by time, rank, content; an undated part stands behind the last dated part whose rank is not above its own; undated parts in one gap stand by rank, content.
/// </summary>
internal static class PartOrder
{
    private static readonly JsonWriterOptions Verbatim = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Drops repeats: of several parts with one id (a detail that was fetched twice) the greatest stays, whichever came first.</summary>
    public static IReadOnlyList<InterviewPart> Sort(IEnumerable<InterviewPart> parts)
    {
        var once = new Dictionary<string, InterviewPart>(StringComparer.Ordinal);
        foreach (var part in parts)
        {
            if (!once.TryGetValue(part.PartId, out var other) || Compare(part, other) > 0) once[part.PartId] = part;
        }

        var dated = once.Values.Where(part => part.OccurredAt is not null).ToList();
        var undated = once.Values.Where(part => part.OccurredAt is null).ToList();
        dated.Sort(Compare);
        undated.Sort(Compare);
        if (dated.Count == 0) return undated;

        var sorted = new List<InterviewPart>(once.Count);
        var next = 0;
        for (var gap = 0; gap <= dated.Count; gap++)
        {
            // Ranks of undated parts only grow, and so do their gaps.
            while (next < undated.Count && GapOf(undated[next], dated) == gap) sorted.Add(undated[next++]);
            if (gap < dated.Count) sorted.Add(dated[gap]);
        }

        return sorted;
    }

    /// <summary>True when nothing but their content tells two parts apart.</summary>
    public static bool NothingOrders(InterviewPart left, InterviewPart right) => left.OccurredAt == right.OccurredAt && left.Rank == right.Rank;

    private static int GapOf(InterviewPart undated, List<InterviewPart> dated) => dated.FindLastIndex(part => part.Rank <= undated.Rank) + 1;

    private static int Compare(InterviewPart left, InterviewPart right)
    {
        if (ReferenceEquals(left, right)) return 0;
        var order = Nullable.Compare(left.OccurredAt, right.OccurredAt);
        if (order == 0) order = left.Rank.CompareTo(right.Rank);
        if (order == 0) order = left.Effect.CompareTo(right.Effect);
        if (order == 0) order = string.CompareOrdinal(ContentHash(left), ContentHash(right));
        return order == 0 ? string.CompareOrdinal(left.PartId, right.PartId) : order;
    }

    private static string ContentHash(InterviewPart part)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Verbatim)) Write(part.Fields, writer);
        return Convert.ToHexStringLower(SHA256.HashData(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)));
    }

    private static void Write(JsonNode? node, Utf8JsonWriter writer)
    {
        if (node is not JsonObject fields)
        {
            if (node is null) writer.WriteNullValue();
            else node.WriteTo(writer);
            return;
        }

        writer.WriteStartObject();
        foreach (var (name, value) in fields.OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            writer.WritePropertyName(name);
            Write(value, writer);
        }

        writer.WriteEndObject();
    }
}
