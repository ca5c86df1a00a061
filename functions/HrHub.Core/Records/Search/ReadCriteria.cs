using HrHub.Core.Access;
using HrHub.Core.Canonical;
using HrHub.Core.Keys;

namespace HrHub.Core.Records.Search;

/// <summary>Makes a query of the store out of what a person asks: names and numbers become tokens, and the caller's sight is part of the query.</summary>
public sealed class ReadCriteria(ICandidateFiles files, ICandidateIndex index, KeyRing keys)
{
    public async Task<Outcome<SearchQuery>> Handle(SearchCriteria criteria, Sight sight, CancellationToken ct)
    {
        if (criteria.MinScore > criteria.MaxScore) return HubError.BadRequest("maxScore");
        if (criteria.From > criteria.To) return HubError.BadRequest("to");
        foreach (var range in criteria.Dimensions ?? [])
            if (range is null or { Code: null or "" } or { Min: < 0 or > 100 } or { Max: < 0 or > 100 } || range.Min > range.Max) return HubError.BadRequest("dimensions");
        if (criteria.Tags?.Any(string.IsNullOrWhiteSpace) is true) return HubError.BadRequest("tags");

        var tokens = criteria.Name is { } name ? (await keys.BlindIndexes(ct)).NameQuery(name) : [];
        if (criteria.Name is not null && tokens.Count == 0) return HubError.BadRequest("name");
        return new SearchQuery
        {
            Batch = criteria.Batch,
            PositionCode = criteria.Position,
            PositionTitle = criteria.PositionTitle,
            PositionFamily = criteria.Family,
            DepartmentSubtree = criteria.Department,
            Vendor = criteria.Vendor,
            Stage = criteria.Stage,
            Status = criteria.Status,
            From = criteria.From,
            To = criteria.To,
            MinScore = criteria.MinScore,
            MaxScore = criteria.MaxScore,
            Dimensions = criteria.Dimensions ?? [],
            DominantEmotion = criteria.Emotion,
            Tags = criteria.Tags ?? [],
            Folder = criteria.Folder,
            PayloadAuthenticated = criteria.PayloadAuthenticated,
            CandidateIds = await People(criteria, ct),
            NameTokens = tokens,
            Sight = sight,
        };
    }

    /// <returns>The one person whom all identifiers lead to, nobody where there is none; null where none was given.</returns>
    private async Task<IReadOnlyList<string>?> People(SearchCriteria criteria, CancellationToken ct)
    {
        if (criteria is { NationalId: null, Phone: null, Email: null, CandidateId: null }) return null;
        var identity = new CandidateIdentity { NationalId = criteria.NationalId, Phone = criteria.Phone, Email = criteria.Email };
        var found = new HashSet<string?>();
        foreach (var field in CandidateIdentities.KeysOf(identity, await keys.BlindIndexes(ct)).GroupBy(key => key.Field)) found.Add(await Holder(field.Select(key => key.Key), ct));
        if (criteria.CandidateId is { } id) found.Add((await files.Home(id, ct))?.CandidateId);
        return found is { Count: 1 } && found.Single() is { } one ? [one] : [];
    }

    /// <summary>While the blind index is rotated an identifier has two keys, of which one may not be there yet.</summary>
    private async Task<string?> Holder(IEnumerable<string> identifiers, CancellationToken ct)
    {
        foreach (var key in identifiers)
            if (await index.Find(key, ct) is { } holder) return (await files.Home(holder, ct))?.CandidateId;
        return null;
    }
}
