using HrHub.Core.Canonical;
using HrHub.Core.Keys;

namespace HrHub.Core.Records;

/// <summary>Whose interview this is.</summary>
/// <param name="CandidateId">The file it belongs to.</param>
/// <param name="Own">The candidate of this interview alone, who gives way where it is not the same: its keys prove nothing. Null when it has other interviews too.</param>
/// <param name="PreviousId">The file it lies in now, where that is another one: it moves.</param>
/// <param name="Conflicts">Identifiers that another candidate holds.</param>
public sealed record Resolution(string CandidateId, string? Own, string? PreviousId, IReadOnlyList<string> Conflicts);

/// <summary>
/// Finds the candidate of an interview by reference id, ID number, e-mail and phone, in this order. The answer does not depend on the order in which
/// the parts of the interview arrived: keys that a candidate holds only because of this very interview do not count.
/// </summary>
public sealed class ResolveCandidate(ICandidateFiles files, ICandidateIndex index, KeyRing keys)
{
    /// <summary>The candidate whose file the interview lies in, or null.</summary>
    public Task<string?> Home(string interviewId, CancellationToken ct) => index.Find(InterviewKey(interviewId), ct);

    /// <summary>Notes before an interview is told of whose it will be.</summary>
    /// <returns>The candidate whose it is: another one where somebody told of it before.</returns>
    /// <inheritdoc cref="ICandidateIndex.Claim" path="/exception"/>
    public Task<string> Expect(string interviewId, string candidateId, CancellationToken ct) => index.Claim(InterviewKey(interviewId), candidateId, ct);

    /// <param name="interview">All parts known so far, folded.</param>
    /// <param name="home">See <see cref="Home"/>.</param>
    /// <param name="alone">True when the home's file has no other interview and HR did not say who it is either, or there is no file yet.</param>
    /// <param name="ct">Cancels between look-ups.</param>
    public async Task<Resolution> Handle(Interview interview, string? home, bool alone, CancellationToken ct)
    {
        // Without a home there may still be keys of a try that another writer overtook half-way.
        var own = alone ? home ?? Ids.CandidateId(interview.InterviewId) : null;
        var held = await Held(interview, ct);
        string? target = null;
        foreach (var (_, holder) in held.Where(key => key.Holder != own))
        {
            var other = (await files.Find(holder, ct))?.File;
            if (other is not null && CandidateIdentities.Contradict(other.Identity, interview.Candidate)) continue;
            target = other?.MergedInto ?? holder;
            break;
        }
        target ??= home ?? Ids.CandidateId(interview.InterviewId);
        return new(target, own, home is not null && home != target ? home : null,
            [.. held.Where(key => key.Holder != target && key.Holder != own && key.Holder != home).Select(key => key.Field).Distinct()]);
    }

    /// <summary>Takes the interview and its free identifiers for the candidate.</summary>
    /// <returns>False when another writer was faster with one of them: resolve again.</returns>
    public async Task<bool> Claim(Interview interview, Resolution resolution, CancellationToken ct)
    {
        if (resolution.PreviousId is not null) return true;
        foreach (var (field, key) in await Keys(interview, ct))
        {
            if (resolution.Conflicts.Contains(field)) continue;
            var holder = await index.Claim(key, resolution.CandidateId, ct);
            if (holder == resolution.CandidateId) continue;
            if (holder != resolution.Own) return false;
            await index.Move(key, resolution.CandidateId, ct);
        }
        return await index.Claim(InterviewKey(interview.InterviewId), resolution.CandidateId, ct) == resolution.CandidateId;
    }

    /// <summary>Moves the interview, and the identifiers that only it brought, to the candidate it turned out to belong to.</summary>
    public async Task Move(Interview interview, string from, string to, bool emptied, CancellationToken ct)
    {
        foreach (var (_, key) in await Keys(interview, ct))
            if (await index.Claim(key, to, ct) == from && emptied) await index.Move(key, to, ct);
        await index.Move(InterviewKey(interview.InterviewId), to, ct);
    }

    private async Task<List<(string Field, string Holder)>> Held(Interview interview, CancellationToken ct)
    {
        var held = new List<(string, string)>();
        foreach (var (field, key) in await Keys(interview, ct))
            if (await index.Find(key, ct) is { } holder) held.Add((field, holder));
        return held;
    }

    private async Task<IReadOnlyList<(string Field, string Key)>> Keys(Interview interview, CancellationToken ct)
        => CandidateIdentities.KeysOf(interview.Candidate, await keys.BlindIndexes(ct));

    /// <summary>Under which the index knows whose an interview is.</summary>
    public static string InterviewKey(string interviewId) => $"interview:{interviewId}";
}
