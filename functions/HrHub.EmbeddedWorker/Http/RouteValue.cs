using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace HrHub.EmbeddedWorker.Http;

/// <summary>Reads a route value as the type of a function's parameter.</summary>
internal static class RouteValue
{
    public static string? Text(HttpContext context, string name) => context.Request.RouteValues[name] as string;

    /// <exception cref="BadHttpRequestException">The value is not of the type: 400.</exception>
    public static T Parse<T>(HttpContext context, string name) where T : IParsable<T>
        => T.TryParse(Text(context, name), CultureInfo.InvariantCulture, out var value) ? value : throw new BadHttpRequestException($"{name} is not a valid {typeof(T).Name}.");

    /// <summary>For an optional route parameter.</summary>
    /// <exception cref="BadHttpRequestException">The value is not of the type: 400.</exception>
    public static T? ParseOptional<T>(HttpContext context, string name) where T : struct, IParsable<T>
        => Text(context, name) is null ? null : Parse<T>(context, name);
}
