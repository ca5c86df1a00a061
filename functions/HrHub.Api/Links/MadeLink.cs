using HrHub.Core.Canonical;
using Microsoft.AspNetCore.Http;

namespace HrHub.Api.Links;

/// <summary>A link that is good for some minutes.</summary>
/// <param name="Url">Path on this hub.</param>
/// <param name="ExpiresAt">When it ends.</param>
public sealed record LinkAnswer(string Url, DateTimeOffset ExpiresAt);

/// <summary>A link, and the cookie without which it is worth nothing.</summary>
/// <param name="Link">The answer.</param>
/// <param name="Browser">The cookie's value.</param>
public sealed record MadeLink(LinkAnswer Link, string Browser)
{
    /// <param name="request">Whose answer gets the cookie.</param>
    /// <param name="cookie">Its name.</param>
    /// <param name="path">Where it goes, and the links lead.</param>
    internal IResult ToHttp(HttpRequest request, string cookie, string path)
    {
        LinkCookie.Set(request, cookie, Browser, path, Link.ExpiresAt);
        return Results.Json(Link, CanonicalJson.Options, statusCode: StatusCodes.Status201Created);
    }
}
