using HrHub.Core.Canonical;

namespace HrHub.Core.Media.Download;

/// <summary>Tells by its first bytes what a file is; what a server or a name says about it counts for nothing.</summary>
public static class MediaSignature
{
    /// <summary>How many first bytes are looked at.</summary>
    public const int Size = 1024;

    /// <returns>The content type that the bytes show, or null for <see cref="MediaKind.Other"/> of an unknown shape.</returns>
    /// <exception cref="MediaRefusedException">The bytes are not of this kind.</exception>
    public static string? Check(MediaKind kind, ReadOnlySpan<byte> head)
    {
        var found = TypeOf(head);
        var wanted = kind switch
        {
            MediaKind.Video or MediaKind.WebcamVideo or MediaKind.ScreenVideo => found is not null && found.StartsWith("video/", StringComparison.Ordinal),
            MediaKind.Audio => found is not null && (found.StartsWith("audio/", StringComparison.Ordinal) || found is "video/mp4" or "video/webm" or "video/mp2t"),
            MediaKind.Image => found is not null && found.StartsWith("image/", StringComparison.Ordinal),
            MediaKind.Report => found is "application/pdf",
            MediaKind.ResumeFile => found is "application/pdf" or "application/zip" or "application/x-ole-storage",
            _ => !LooksLikeText(head),
        };
        if (wanted) return found;
        throw kind is MediaKind.Video or MediaKind.WebcamVideo or MediaKind.ScreenVideo
            ? new MediaRefusedException(Refusal.NotVideo, "What the link offers does not begin like a video.")
            : new MediaRefusedException(Refusal.WrongContent, $"What the link offers does not begin like {kind} content.");
    }

    /// <returns>The content type that the first bytes show; null for an unknown shape.</returns>
    public static string? TypeOf(ReadOnlySpan<byte> head) => head switch
    {
        [0x1a, 0x45, 0xdf, 0xa3, ..] => "video/webm",
        [_, _, _, _, .. var box] when box.StartsWith("ftypM4A"u8) => "audio/mp4",
        [_, _, _, _, .. var box] when box.StartsWith("ftyp"u8) || box.StartsWith("styp"u8) || box.StartsWith("moov"u8) || box.StartsWith("moof"u8) => "video/mp4",
        // MPEG-2 transport stream: a sync byte every 188 bytes.
        [0x47, ..] when head.Length <= 188 || head[188] == 0x47 => "video/mp2t",
        [0x49, 0x44, 0x33, ..] or [0xff, 0xfb or 0xf3 or 0xf2 or 0xfa, ..] => "audio/mpeg",
        [0xff, 0xf1 or 0xf9, ..] => "audio/aac",
        [0x4f, 0x67, 0x67, 0x53, ..] => "audio/ogg",
        [0x66, 0x4c, 0x61, 0x43, ..] => "audio/flac",
        [0x52, 0x49, 0x46, 0x46, _, _, _, _, .. var form] when form.StartsWith("WAVE"u8) => "audio/wav",
        [0x52, 0x49, 0x46, 0x46, _, _, _, _, .. var form] when form.StartsWith("AVI "u8) => "video/x-msvideo",
        [0x52, 0x49, 0x46, 0x46, _, _, _, _, .. var form] when form.StartsWith("WEBP"u8) => "image/webp",
        [0xff, 0xd8, 0xff, ..] => "image/jpeg",
        [0x89, 0x50, 0x4e, 0x47, ..] => "image/png",
        [0x47, 0x49, 0x46, 0x38, ..] => "image/gif",
        [0x25, 0x50, 0x44, 0x46, 0x2d, ..] => "application/pdf",
        [0x50, 0x4b, 0x03, 0x04, ..] => "application/zip",
        [0xd0, 0xcf, 0x11, 0xe0, ..] => "application/x-ole-storage",
        _ => null,
    };

    private static bool LooksLikeText(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith<byte>([0xef, 0xbb, 0xbf])) head = head[3..];
        return head.TrimStart(" \t\r\n"u8) is [(byte)'<' or (byte)'{' or (byte)'[', ..];
    }
}
