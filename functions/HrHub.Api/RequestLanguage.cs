using HrHub.Core.Exports;
using Microsoft.AspNetCore.Http;

namespace HrHub.Api;

/// <summary>In which language somebody wants to read: as asked, else by <c>Accept-Language</c> (RFC 9110, section 12.5.4), else Chinese.</summary>
internal static class RequestLanguage
{
    public static ExportLanguage Of(HttpRequest request, ExportLanguage? asked)
        => asked ?? request.GetTypedHeaders().AcceptLanguage.OrderByDescending(one => one.Quality ?? 1).Select(one => Named(one.Value.Value)).FirstOrDefault(one => one is not null) ?? ExportLanguage.Zh;

    private static ExportLanguage? Named(string? tag) => tag?.Split('-')[0].ToLowerInvariant() switch
    {
        "zh" => ExportLanguage.Zh,
        "en" => ExportLanguage.En,
        _ => null,
    };
}
