using HrHub.Core.Media.Download;

namespace HrHub.Core.Work;

/// <summary>What an uploaded file is by its bytes; what it is called, and what a client says it is, count for nothing.</summary>
/// <param name="Kind">Decides how large it may be.</param>
/// <param name="ContentType">Of a container that holds more than Word documents, as it is once <see cref="IsSound"/> said so.</param>
public sealed record MaterialType(MaterialKind Kind, string ContentType)
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Doc = "application/msword";

    /// <param name="head">The first <see cref="MediaSignature.Size"/> bytes.</param>
    /// <returns>Null for what HR has no use for.</returns>
    public static MaterialType? Of(ReadOnlySpan<byte> head) => head.StartsWith("GIF8"u8) ? new(MaterialKind.Image, "image/gif") : MediaSignature.TypeOf(head) switch
    {
        "application/pdf" => new(MaterialKind.Pdf, "application/pdf"),
        "application/zip" => new(MaterialKind.Word, Docx),
        "application/x-ole-storage" => new(MaterialKind.Word, Doc),
        ("image/jpeg" or "image/png" or "image/webp") and var image => new(MaterialKind.Image, image),
        ("video/mp4" or "video/webm" or "video/x-msvideo") and var video => new(MaterialKind.Video, video),
        _ => null,
    };

    /// <summary>Looks into the whole file where the first bytes do not tell.</summary>
    public async Task<bool> IsSound(Stream whole, CancellationToken ct) => ContentType switch
    {
        Docx => await WordFile.IsDocx(whole, ct),
        Doc => await WordFile.IsDoc(whole, ct),
        _ => true,
    };

    /// <summary>With its dot, for a file in an archive.</summary>
    public static string Extension(string contentType) => contentType switch
    {
        "application/pdf" => ".pdf",
        Docx => ".docx",
        Doc => ".doc",
        "image/jpeg" => ".jpg",
        "video/x-msvideo" => ".avi",
        _ => "." + contentType[(contentType.IndexOf('/', StringComparison.Ordinal) + 1)..],
    };
}
