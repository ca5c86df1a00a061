using HrHub.Core.Keys;

namespace HrHub.Core.Records;

/// <summary>Opens what people are called, of many people at once.</summary>
public static class CandidateNames
{
    /// <param name="keys">Where candidate keys come from.</param>
    /// <param name="people">Candidate ids with what is sealed of each person; null where there is no file.</param>
    /// <param name="ct">Cancels between keys.</param>
    /// <inheritdoc cref="ICandidateFiles.Names" path="/returns"/>
    public static async Task<IReadOnlyDictionary<string, string?>> Open(KeyRing keys, IReadOnlyList<(string Id, byte[]? Sealed)> people, CancellationToken ct)
    {
        var names = new Dictionary<string, string?>(people.Count);
        foreach (var (id, sealedPerson) in people)
        {
            if (sealedPerson is null) continue;
            using var key = await keys.FindCandidate(id, ct);
            if (key?.OpenName(id, sealedPerson) is (var name, false)) names[id] = name;
        }
        return names;
    }
}
