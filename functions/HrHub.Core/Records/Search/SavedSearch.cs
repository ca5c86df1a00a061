using System.Security.Cryptography;
using System.Text.Json;
using HrHub.Core.Canonical;

namespace HrHub.Core.Records.Search;

/// <summary>A search that somebody keeps.</summary>
/// <param name="SearchId">Derived from what was saved first: the same search of the same owner is one. It stays when the search is replaced.</param>
/// <param name="Owner">Subject of the token.</param>
/// <param name="Criteria">Without what identifies a person, see <see cref="PersonalField"/>.</param>
/// <param name="Sort">In which order.</param>
/// <param name="SavedAt">When it was saved first.</param>
/// <param name="Version">1, 2, 3, … with every replacement: its ETag.</param>
public sealed record SavedSearch(string SearchId, string Owner, SearchCriteria Criteria, SearchOrder Sort, DateTimeOffset SavedAt, long Version = 1)
{
    /// <summary>Of one owner: enough for a list that is looked through, and no paging.</summary>
    public const int Most = 100;

    /// <param name="owner">Subject of the token.</param>
    /// <param name="criteria">What is looked for.</param>
    /// <param name="sort">In which order.</param>
    /// <param name="at">When.</param>
    /// <param name="number">2, 3, … where the ids before are those of searches that were replaced by others.</param>
    public static SavedSearch Of(string owner, SearchCriteria criteria, SearchOrder sort, DateTimeOffset at, int number = 1)
        => new($"search-{Convert.ToHexStringLower(SHA256.HashData(Content(owner, criteria, sort, number)).AsSpan(0, 16))}", owner, criteria, sort, at);

    /// <summary>Whether another one finds the same in the same order.</summary>
    public bool SaysTheSame(SavedSearch other) => Content(Owner, Criteria, Sort, 1).AsSpan().SequenceEqual(Content(other.Owner, other.Criteria, other.Sort, 1));

    private static byte[] Content(string owner, SearchCriteria criteria, SearchOrder sort, int number) => number == 1
        ? JsonSerializer.SerializeToUtf8Bytes(new { owner, criteria, sort }, CanonicalJson.Options)
        : JsonSerializer.SerializeToUtf8Bytes(new { owner, criteria, sort, number }, CanonicalJson.Options);

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
