using System.Security.Cryptography;
using System.Text.Json;
using HrHub.Core.Canonical;

namespace HrHub.Core.Records.Search;

/// <summary>A search that somebody keeps.</summary>
/// <param name="SearchId">Derived: the same search of the same owner is one.</param>
/// <param name="Owner">Subject of the token.</param>
/// <param name="Criteria">Without what identifies a person, see <see cref="PersonalField"/>.</param>
/// <param name="Sort">In which order.</param>
/// <param name="SavedAt">When it was saved first.</param>
public sealed record SavedSearch(string SearchId, string Owner, SearchCriteria Criteria, SearchOrder Sort, DateTimeOffset SavedAt)
{
    /// <summary>Of one owner: enough for a list that is looked through, and no paging.</summary>
    public const int Most = 100;

    public static SavedSearch Of(string owner, SearchCriteria criteria, SearchOrder sort, DateTimeOffset at)
    {
        var saved = JsonSerializer.SerializeToUtf8Bytes(new { owner, criteria, sort }, CanonicalJson.Options);
        return new($"search-{Convert.ToHexStringLower(SHA256.HashData(saved).AsSpan(0, 16))}", owner, criteria, sort, at);
    }

    /// <returns>The member by which the criteria identify a person; null where they do not.</returns>
    public static string? PersonalField(SearchCriteria criteria) => criteria switch
    {
        { Name: not null } => "name",
        { NationalId: not null } => "nationalId",
        { Phone: not null } => "phone",
        { Email: not null } => "email",
        { CandidateId: not null } => "candidateId",
        _ => null,
    };
}
