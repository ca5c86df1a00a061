using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace HrHub.Local.Sandbox.Vendors.Media;

/// <summary>
/// Serves generated videos under <c>/media/{manner}/{seed}-{length}.mp4</c>, with Range, If-Range and ETag. The manner says how:
/// <c>plain</c>; <c>slow</c> (starts after half a second); <c>cut-{bytes}x{times}</c> (breaks off after so many bytes, so many times); <c>html</c> (a log-in page with status 200);
/// <c>expired</c> (403); <c>gone</c> (410); <c>private</c> (redirects to an address inside a cloud's network).
/// </summary>
internal static class VideoRoutes
{
    private static readonly DateTimeOffset LastModified = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var cuts = new ConcurrentDictionary<string, int>();
        routes.MapMethods("/media/{manner}/{name}", ["GET", "HEAD"], (string manner, string name, HttpContext http) => Serve(manner, name, http, cuts));
    }

    private static async Task<IResult> Serve(string manner, string name, HttpContext http, ConcurrentDictionary<string, int> cuts)
    {
        if (GeneratedVideo.Parse(name) is not { } video) return Results.NotFound();
        if (manner == "slow") await Task.Delay(TimeSpan.FromMilliseconds(500), http.RequestAborted);
        return (manner.StartsWith("cut-", StringComparison.Ordinal) ? manner.Split('-', 'x') : [manner]) switch
        {
            ["plain"] or ["slow"] => File(video, null, http),
            ["html"] => Results.Content("<!DOCTYPE html><html><body>Please log in.</body></html>", "text/html", Encoding.UTF8),
            ["expired"] => Results.Text("Request has expired", statusCode: 403),
            ["gone"] => Results.Text("Gone", statusCode: 410),
            ["private"] => Results.Redirect("http://169.254.169.254/latest/meta-data/"),
            ["cut", var bytes, var times] => File(video, Cut(bytes, times), http),
            _ => Results.NotFound(),
        };

        long? Cut(string bytes, string times) => cuts.AddOrUpdate($"{manner}/{name}", 1, (_, before) => before + 1) <= int.Parse(times, CultureInfo.InvariantCulture)
            ? long.Parse(bytes, CultureInfo.InvariantCulture)
            : null;
    }

    private static IResult File(GeneratedVideo video, long? breakAfter, HttpContext http)
        => Results.Stream(new GeneratedStream(video, breakAfter, http.Abort), "video/mp4", null, LastModified, new EntityTagHeaderValue($"\"{video.Seed}-{video.Length}\""), enableRangeProcessing: true);
}
