using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace HrHub.Api.Links;

/// <summary>The cookie without which a link is worth nothing: it stays in the browser that the link was made for.</summary>
internal static class LinkCookie
{
    /// <summary>The one that is there already, so that links work side by side; otherwise a new one.</summary>
    public static string Of(string? known) => known is { Length: >= 40 } ? known : Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>SHA-256 in lower-case hex: what a ticket says of the cookie.</summary>
    public static string Digest(string cookie) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(cookie)));

    public static bool Is(string? cookie, string digest) => cookie is not null && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(digest), Encoding.ASCII.GetBytes(Digest(cookie)));

    public static void Set(HttpRequest request, string name, string cookie, string path, DateTimeOffset until)
        => request.HttpContext.Response.Cookies.Append(name, cookie, new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = request.IsHttps, Path = path, Expires = until });
}
