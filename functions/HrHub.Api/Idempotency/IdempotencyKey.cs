using HrHub.Core;
using Microsoft.AspNetCore.Http;

namespace HrHub.Api.Idempotency;

/// <summary>The header by which a client names a request, so that it can be repeated without fear (draft-ietf-httpapi-idempotency-key-header-07).</summary>
internal static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";
    private const int Shortest = 8, Longest = 200;

    /// <summary>A string in quotes as the draft has it, or, as most clients send it, without them.</summary>
    /// <returns>Null where the request does not name itself; an error where the name is none.</returns>
    public static (string? Key, HubError? Error) Read(HttpRequest request)
    {
        if (!request.Headers.TryGetValue(Header, out var values)) return (null, null);
        if (values.Count != 1 || values[0] is not { } text) return (null, HubError.BadRequest(Header));
        var key = text.Length > 1 && text[0] == '"' && text[^1] == '"' ? text[1..^1] : text;
        return key.Length is >= Shortest and <= Longest && key.All(one => one is > ' ' and <= '~' and not ('"' or '\\')) ? (key, null) : (null, HubError.BadRequest(Header));
    }
}
