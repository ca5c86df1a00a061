using HrHub.Core.Canonical;
using HrHub.Core.Keys;

namespace HrHub.Core.Records;

/// <summary>An identifier that somebody gave, and whose it is.</summary>
/// <param name="Field"><c>nationalId</c>, <c>email</c>, <c>phone</c> or <c>externalIds.…</c>.</param>
/// <param name="CandidateId">The file that has it, or contradicts it.</param>
public sealed record KnownBy(string Field, string CandidateId);

/// <summary>Who a person is of whom HR gives the particulars.</summary>
/// <param name="CandidateId">Whose file it is; the one to make where there is none yet. Null where that can't be told.</param>
/// <param name="Stored">The file; null where there is none yet.</param>
/// <param name="Between">Where it can't be told: who has what of it. Never guessed, since a person is asking and can look.</param>
public sealed record PersonFound(string? CandidateId, Stored? Stored, IReadOnlyList<KnownBy> Between);

/// <summary>Finds a person by the particulars that HR gives, by the same keys as an interview's (<see cref="ResolveCandidate"/>); but where a vendor's identifiers belong to several people, HR is asked instead.</summary>
public sealed class ResolvePerson(ICandidateFiles files, ICandidateIndex index, KeyRing keys)
{
    /// <summary>The keys of these particulars, strongest first.</summary>
    public async Task<IReadOnlyList<(string Field, string Key)>> Keys(CandidateIdentity said, CancellationToken ct) => CandidateIdentities.KeysOf(said, await keys.BlindIndexes(ct));

    /// <param name="said">With at least one identifier.</param>
    /// <param name="own">The id of the file to make where nobody is known by any of them.</param>
    /// <param name="ct">Cancels between look-ups.</param>
    public async Task<PersonFound> Handle(CandidateIdentity said, string own, CancellationToken ct)
    {
        var known = new List<(KnownBy By, Stored? Stored)>();
        foreach (var (field, key) in await Keys(said, ct))
        {
            if (await index.Find(key, ct) is not { } holder || holder == own) continue;
            var stored = await files.StoredHome(holder, ct);
            known.Add((new(field, stored?.File.CandidateId ?? holder), stored));
        }
        // A key without a file is left from a try that died half-way: the file is made under that id.
        var people = known.Where(one => one.Stored is not null).ToList() is { Count: > 0 } filed ? filed : known;
        if (people.Count == 0) return new(own, await files.StoredHome(own, ct), []);
        if (people.FirstOrDefault(one => one.Stored is { } stored && CandidateIdentities.Contradict(stored.File.Identity, said)) is { By: { } other })
            return new(null, null, [other, new("nationalId", other.CandidateId)]);
        var ids = people.Select(one => one.By.CandidateId).Distinct().ToList();
        return people[0].Stored is not null && ids.Count > 1 ? new(null, null, [.. people.Select(one => one.By)]) : new(ids[0], people[0].Stored, []);
    }

    /// <summary>Takes the free identifiers for the person.</summary>
    /// <param name="said">The identifiers.</param>
    /// <param name="candidateId">The person.</param>
    /// <param name="orphans">Whether to take those too that somebody holds who has no file: a try that died half-way left them, or one that is about to make its file, for which to wait.</param>
    /// <param name="ct">Cancels between identifiers.</param>
    /// <returns>False when somebody else was faster with one of them: find again.</returns>
    /// <inheritdoc cref="ICandidateIndex.Claim" path="/exception"/>
    public async Task<bool> Claim(CandidateIdentity said, string candidateId, bool orphans, CancellationToken ct)
    {
        foreach (var (_, key) in await Keys(said, ct))
        {
            var holder = await index.Claim(key, candidateId, ct);
            if (holder == candidateId || (await files.StoredHome(holder, ct))?.File.CandidateId is { } home && home == candidateId) continue;
            if (!orphans || await files.StoredHome(holder, ct) is not null) return false;
            await index.Move(key, candidateId, ct);
        }
        return true;
    }
}
