using HrHub.Core.Keys;

namespace HrHub.Core.Records;

/// <summary>Opens what people are called, of many people at once.</summary>
public static class CandidateNames
{
    /// <param name="keys">Where candidate keys come from.</param>
    /// <param name="people">What is sealed of each person, by candidate id.</param>
    /// <param name="ct">Cancels between keys.</param>
    /// <inheritdoc cref="ICandidateFiles.Names" path="/returns"/>
    /// <exception cref="System.Security.Cryptography.CryptographicException">What is stored of somebody was not sealed under their key.</exception>
    public static async Task<IReadOnlyDictionary<string, string?>> Open(KeyRing keys, IReadOnlyDictionary<string, byte[]> people, CancellationToken ct)
    {
        var names = new Dictionary<string, string?>(people.Count);
        foreach (var found in await keys.FindCandidates([.. people.Keys], ct))
        {
            using var key = found;
            if (key.OpenName(key.Id, people[key.Id]) is (var name, false)) names[key.Id] = name;
        }
        return names;
    }
}
