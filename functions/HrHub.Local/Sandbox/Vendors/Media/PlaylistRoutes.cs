using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HrHub.Local.Sandbox.Vendors.Media;

/// <summary>Serves generated playlists and their segments, with Range.</summary>
internal static class PlaylistRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
        => routes.MapGet("/hls/{kind}/{name}/{file}", (string kind, string name, string file)
            => GeneratedPlaylist.Parse(kind, name)?.File(file) is { } bytes ? Results.Bytes(bytes, TypeOf(file), enableRangeProcessing: true) : Results.NotFound());

    private static string TypeOf(string file) => Path.GetExtension(file) switch
    {
        ".m3u8" => "application/vnd.apple.mpegurl",
        ".ts" => "video/mp2t",
        _ => "video/mp4",
    };
}
