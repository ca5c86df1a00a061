using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using HrHub.Core.Vendors.Reading;
using Newtonsoft.Json.Linq;

namespace HrHub.Core.Vendors.Api;

/// <summary>Reads a response with a good status: the answer in it, and whether there is a next page.</summary>
public static partial class ApiAnswers
{
    [GeneratedRegex("""<(?<url>[^>]*)>[^,]*;\s*rel\s*=\s*"?next\b"?""", RegexOptions.IgnoreCase)]
    private static partial Regex NextLink();

    /// <param name="call">What was asked.</param>
    /// <param name="url">Where it was asked: a next link may be relative to it.</param>
    /// <param name="page">What the page before said about this one.</param>
    /// <param name="headers">Of the response.</param>
    /// <param name="body">Of the response.</param>
    /// <param name="limits">How long to wait for what is not ready.</param>
    internal static ApiResult Read(ApiCall call, Uri url, string? page, HttpResponseHeaders headers, byte[] body, VendorApiLimits limits)
    {
        JToken document;
        try
        {
            document = Payload.Parse(body);
        }
        catch (JsonException)
        {
            return new ApiResult.Refused(200, "not-json");
        }
        try
        {
            return Read(call, url, page, headers, document, body, limits);
        }
        catch (FormatException)
        {
            // An expression met a value that it can't work on: the answer does not look as the profile says.
            return new ApiResult.Refused(200, "failed");
        }
    }

    private static ApiResult Read(ApiCall call, Uri url, string? page, HttpResponseHeaders headers, JToken document, byte[] body, VendorApiLimits limits)
    {
        if (call.Failed is { } failed && Expression.IsTruthy(Find(failed, document))) return new ApiResult.Refused(200, "failed");
        if (call.Ready is { } ready && !Expression.IsTruthy(Find(ready, document))) return new ApiResult.NotYet(limits.NotYet);

        var answer = call.Answer is { } where ? Find(where, document) : document;
        // A list that is not where the profile says must not look like an empty one.
        if (call.Item is not null && answer is not JArray) return new ApiResult.Refused(200, "failed");
        if (answer is null) return new ApiResult.Gone();
        var json = call.Answer is null ? body : Encoding.UTF8.GetBytes(answer.ToString(Newtonsoft.Json.Formatting.None));
        var count = (answer as JArray)?.Count ?? 0;
        return new ApiResult.Answer(json, Next(call.Paging, url, page, headers, document, count), Find(call.Total, document) is JValue { Value: long total } ? total : null);
    }

    /// <summary>The items of a list, each in the shape of the vendor's own event; those for which its expression yields no object are left out.</summary>
    public static IEnumerable<byte[]> Items(ApiCall call, ReadOnlyMemory<byte> list)
    {
        foreach (var item in (JArray)Payload.Parse(list.Span))
            if (Find(call.Item, item) is JObject shaped)
                yield return Encoding.UTF8.GetBytes(shaped.ToString(Newtonsoft.Json.Formatting.None));
    }

    private static JToken? Find(Expression? expression, JToken document) => expression?.Find(new Scope(document, document));

    private static string? Next(ApiPaging? paging, Uri url, string? page, HttpResponseHeaders headers, JToken document, int count) => paging?.Kind switch
    {
        PagingKind.Page => count == 0 ? null : $"{(page is null ? paging.First : long.Parse(page)) + 1}",
        PagingKind.Offset => count == 0 ? null : $"{(page is null ? 0 : long.Parse(page)) + count}",
        PagingKind.Cursor => Find(paging.Next, document) is JValue cursor && Payload.Text(cursor) is { Length: > 0 } text ? text : null,
        PagingKind.Link => headers.TryGetValues("Link", out var links) && NextLink().Match(string.Join(',', links)) is { Success: true } link ? new Uri(url, link.Groups["url"].Value).AbsoluteUri : null,
        _ => null,
    };
}
