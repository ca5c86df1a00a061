using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using HrHub.Core.Canonical;

namespace HrHub.Core.Records;

/// <summary>Where a page of a search ended. Bound to the query: within another one the place means nothing.</summary>
/// <param name="Query">Tells the query from others.</param>
/// <param name="At">Of the last hit, in milliseconds since 1970.</param>
/// <param name="InterviewId">Of the last hit.</param>
/// <param name="Score">Of the last hit, −1 without one.</param>
/// <param name="Position">Of the last hit, empty without one.</param>
public sealed record SearchCursor(string Query, long At, string InterviewId, double Score, string Position)
{
    public static SearchCursor After(SearchHit last, SearchQuery query)
        => new(TagOf(query), last.At.ToUnixTimeMilliseconds(), last.InterviewId, last.Score ?? -1, last.PositionCode ?? "");

    /// <returns>Null for a first page.</returns>
    /// <exception cref="FormatException">Not a cursor of this query.</exception>
    public static SearchCursor? Of(SearchQuery query)
    {
        if (query.Cursor is not { } text) return null;
        try
        {
            var cursor = JsonSerializer.Deserialize<SearchCursor>(Base64Url.DecodeFromChars(text), CanonicalJson.Options);
            return cursor?.Query == TagOf(query) ? cursor : throw new FormatException("A cursor of another search.");
        }
        catch (JsonException)
        {
            throw new FormatException("Not a cursor of a search.");
        }
    }

    public override string ToString() => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(this, CanonicalJson.Options));

    /// <summary>Names a query: of all that decides which interviews come in which order. Nothing readable of a person is in it, since names are tokens under a secret key.</summary>
    public static string TagOf(SearchQuery query)
    {
        var (sight, names) = (query.Sight, query.NameTokens.Select(set => set.Order(StringComparer.Ordinal)));
        var asked = JsonSerializer.SerializeToUtf8Bytes(new object?[]
        {
            query.Batch, query.PositionCode, query.PositionTitle, query.PositionFamily, query.DepartmentSubtree, query.Vendor, query.Stage, query.Status, query.MinScore, query.MaxScore, query.Dimensions,
            query.DominantEmotion, query.Tags, query.Folder, query.PayloadAuthenticated, query.From, query.To, query.CandidateIds, names, sight.Departments, sight.Positions, query.IncludeRestricted, query.Order,
        }, CanonicalJson.Options);
        return Base64Url.EncodeToString(SHA256.HashData(asked).AsSpan(0, 9));
    }
}
