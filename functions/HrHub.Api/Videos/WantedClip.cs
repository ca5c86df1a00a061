using System.Globalization;
using HrHub.Core;
using Microsoft.AspNetCore.Http;

namespace HrHub.Api.Videos;

/// <summary>What of a media item is to be seen.</summary>
public enum Clip { Whole, Poster, Excerpt }

/// <summary>What of a media item somebody asks for, as query parameters: <c>of</c> is <c>whole</c>, <c>poster</c> or <c>excerpt</c>, <c>start</c> seconds of an excerpt.</summary>
/// <param name="Of">The whole, where nothing is said.</param>
/// <param name="Start">Null where it is left to the hub.</param>
public sealed record WantedClip(Clip Of = Clip.Whole, double? Start = null)
{
    private const double Longest = 24 * 3600;

    /// <param name="query">Of the request.</param>
    /// <param name="known">The parameters that the route has; another is refused by its name.</param>
    internal static Outcome<WantedClip> Read(IQueryCollection query, params ReadOnlySpan<string> known)
    {
        foreach (var name in query.Keys)
            if (!known.Contains(name)) return HubError.BadRequest(name);
        if (OfText(query["of"]) is not { } of) return HubError.BadRequest("of");
        if (query["start"] is not [{ } text]) return query["start"].Count == 0 ? new WantedClip(of) : HubError.BadRequest("start");
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var start) && start <= Longest && (of is Clip.Excerpt || !known.Contains("of"))
            ? new WantedClip(of, start)
            : HubError.BadRequest("start");
    }

    private static Clip? OfText(string? text) => text switch
    {
        null or "whole" => Clip.Whole,
        "poster" => Clip.Poster,
        "excerpt" => Clip.Excerpt,
        _ => null,
    };
}
