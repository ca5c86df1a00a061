using System.Text.Json;
using System.Text.Json.Nodes;
using HrHub.Core.Canonical;

namespace HrHub.Core.Records;

/// <summary>Lays what people changed over what an interview's parts fold into. A late part does not undo what a person decided.</summary>
public static class LayRevisions
{
    /// <summary>A revision whose field is gone, because what it was in was erased or is not told any more, changes nothing.</summary>
    /// <returns>The interview itself where there is nothing to lay over it.</returns>
    public static Interview With(this Interview interview, IReadOnlyList<Revision> revisions)
    {
        if (revisions.Count == 0) return interview;
        var fields = (JsonObject)JsonSerializer.SerializeToNode(interview, CanonicalJson.Options)!;
        foreach (var revision in revisions) FieldPath.TrySet(fields, revision.Field, revision.New);
        return fields.Deserialize<Interview>(CanonicalJson.Options)!;
    }
}
