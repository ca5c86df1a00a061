using System.Security.Cryptography;

namespace HrHub.Local.Sandbox.Vendors.Media;

/// <summary>What a capture of a sandbox link must end with.</summary>
/// <param name="Length">Bytes.</param>
/// <param name="Sha256">Lower-case hex.</param>
public sealed record ExpectedMedia(long Length, string Sha256);

/// <summary>Knows every media address of the sandbox.</summary>
public static class SandboxMedia
{
    /// <summary>Computed from the address alone; null for addresses that are not the sandbox's, or serve nothing that can be captured.</summary>
    public static ExpectedMedia? Expect(Uri url) => url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
    {
        ["media", var manner, var name] when manner is "plain" or "slow" || manner.StartsWith("cut-", StringComparison.Ordinal)
            => GeneratedVideo.Parse(name) is { } video ? new(video.Length, video.Sha256()) : null,
        ["hls", var kind, var name, "index.m3u8"] => GeneratedPlaylist.Parse(kind, name) is { Kind: not PlaylistKind.Encrypted } playlist ? new(playlist.Length, playlist.Sha256()) : null,
        ["documents", var name] => GeneratedDocument.Parse(name) is { } document ? new(document.Bytes.Length, Convert.ToHexStringLower(SHA256.HashData(document.Bytes))) : null,
        _ => null,
    };
}
