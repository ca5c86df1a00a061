using HrHub.Core.Canonical;
using HrHub.Core.Invitations;
using HrHub.Core.Keys;

namespace HrHub.Core.Records;

/// <summary>Who a person is, put together from what the interviews say.</summary>
public static class CandidateIdentities
{
    /// <summary>The newest interview that knows a field says it; external ids are united. Does not depend on the order of the interviews.</summary>
    /// <param name="interviews">What vendors say.</param>
    /// <param name="corrections">What the person had corrected: said last, the newest of a field.</param>
    public static CandidateIdentity Merge(IEnumerable<Interview> interviews, params IReadOnlyList<IdentityCorrection> corrections) => Merge([], interviews, corrections);

    /// <inheritdoc cref="Merge(IEnumerable{Interview}, IReadOnlyList{IdentityCorrection})"/>
    /// <param name="invitations">What HR said when it invited: it counts where no vendor says anything.</param>
    /// <param name="interviews">What vendors say.</param>
    /// <param name="corrections">What the person had corrected.</param>
    public static CandidateIdentity Merge(IEnumerable<Invitation> invitations, IEnumerable<Interview> interviews, IReadOnlyList<IdentityCorrection> corrections)
    {
        var invited = invitations.OrderBy(invitation => invitation.RequestedAt).ThenBy(invitation => invitation.InvitationId, StringComparer.Ordinal).Select(invitation => invitation.Person).OfType<CandidateIdentity>();
        var interviewed = interviews.OrderBy(interview => interview.CompletedAt ?? interview.StartedAt ?? interview.InvitedAt).ThenBy(interview => interview.InterviewId, StringComparer.Ordinal).Select(interview => interview.Candidate);
        return corrections.OrderBy(correction => correction.At).Aggregate(invited.Concat(interviewed).Aggregate(new CandidateIdentity(), Over), (identity, correction) => correction.ApplyTo(identity));
    }

    private static CandidateIdentity Over(CandidateIdentity merged, CandidateIdentity said) => new()
    {
        Name = said.Name ?? merged.Name,
        NationalId = said.NationalId ?? merged.NationalId,
        Email = said.Email ?? merged.Email,
        Phone = said.Phone ?? merged.Phone,
        ExternalIds = new SortedDictionary<string, string>(merged.ExternalIds.Concat(said.ExternalIds)
            .GroupBy(pair => pair.Key).ToDictionary(pairs => pairs.Key, pairs => pairs.Last().Value), StringComparer.Ordinal),
    };

    /// <summary>The keys under which the person is known, strongest first: reference ids, ID number, e-mail, phone; each under every blind index that is alive.</summary>
    public static IReadOnlyList<(string Field, string Key)> KeysOf(CandidateIdentity identity, BlindIndexes indexes)
    {
        var keys = indexes.Live.Select(index => KeysOf(identity, index)).ToList();
        return [.. Enumerable.Range(0, keys[0].Count).SelectMany(n => keys.Select(of => of[n]))];
    }

    /// <summary>The keys under one blind index. From the second version on they name it, so that those of an older one can be told apart.</summary>
    public static IReadOnlyList<(string Field, string Key)> KeysOf(CandidateIdentity identity, BlindIndex index)
    {
        var keys = identity.ExternalIds.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => ($"externalIds.{pair.Key}", index.Token($"ref:{pair.Key}", pair.Value))).ToList();
        if (identity.NationalId is { } nationalId) keys.Add(("nationalId", index.NationalId(nationalId)));
        if (identity.Email is { } email) keys.Add(("email", index.Email(email)));
        if (identity.Phone is { } phone) keys.Add(("phone", index.Phone(phone)));
        var version = index.Version == 1 ? "" : $"{index.Version}.";
        return [.. keys.Select(key => (key.Item1, $"{key.Item1.Split('.')[0]}:{version}{key.Item2}"))];
    }

    /// <summary>Two different ID numbers are two people, whatever else they share.</summary>
    public static bool Contradict(CandidateIdentity one, CandidateIdentity other)
        => one.NationalId is { } a && other.NationalId is { } b && BlindIndex.NormalizeNationalId(a) != BlindIndex.NormalizeNationalId(b);
}
