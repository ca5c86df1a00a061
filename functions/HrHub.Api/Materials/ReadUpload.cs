using HrHub.Core;
using HrHub.Core.Work;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace HrHub.Api.Materials;

/// <summary>A file as it comes in.</summary>
/// <param name="Purpose">What it is to HR.</param>
/// <param name="Content">Read once.</param>
/// <param name="FileName">Without folders; null where the client did not say.</param>
public sealed record Upload(MaterialPurpose Purpose, Stream Content, string? FileName)
{
    public override string ToString() => nameof(Upload);
}

/// <summary>
/// Finds the file in a request: the body itself, or the first file of a form (RFC 7578). Its name comes in <c>Content-Disposition</c>, never in the address, where it would be logged: it may name the person. What it is to HR is said
/// by <c>?purpose=</c>; left out it is <c>other</c>.
/// </summary>
internal static class ReadUpload
{
    private const int LongestName = 200;

    public static async Task<Outcome<Upload>> Handle(HttpRequest request, CancellationToken ct)
    {
        if (request.Query.Keys.FirstOrDefault(key => key != "purpose") is { } unknown) return HubError.BadRequest(unknown);
        var purpose = MaterialPurpose.Other;
        if (request.Query.TryGetValue("purpose", out var said) && (said is not [{ } text] || !char.IsAsciiLetter(text.FirstOrDefault()) || !Enum.TryParse(text, ignoreCase: true, out purpose))) return HubError.BadRequest("purpose");
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase)) return new Upload(purpose, request.Body, NameIn(request.Headers.ContentDisposition));

        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (boundary is not { Length: > 0 and <= 70 }) return HubError.BadBody;
        try
        {
            var form = new MultipartReader(boundary, request.Body);
            while (await form.ReadNextSectionAsync(ct) is { } section)
                if (ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) && disposition.IsFileDisposition()) return new Upload(purpose, section.Body, NameIn(section.ContentDisposition));
        }
        catch (Exception malformed) when (malformed is IOException or InvalidDataException)
        {
            return HubError.BadBody;
        }
        return HubError.BadBody;
    }

    private static string? NameIn(string? header)
    {
        if (!ContentDispositionHeaderValue.TryParse(header, out var disposition)) return null;
        var name = (disposition.FileNameStar.HasValue ? disposition.FileNameStar : HeaderUtilities.RemoveQuotes(disposition.FileName)).Value ?? "";
        name = new string([.. name[(name.LastIndexOfAny(['/', '\\']) + 1)..].Where(one => !char.IsControl(one))]).Trim();
        return name.Length is 0 ? null : name.Length <= LongestName ? name : name[..LongestName];
    }
}
