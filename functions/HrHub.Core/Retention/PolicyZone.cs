using System.Globalization;
using System.Text.RegularExpressions;

namespace HrHub.Core.Retention;

/// <summary>The clock by which a day of a policy ends.</summary>
public static partial class PolicyZone
{
    private const string Shanghai = "Asia/Shanghai";

    /// <param name="text">An IANA name, or a fixed offset such as <c>+08:00</c>, which needs no time zone data on the machine.</param>
    /// <returns>Null when the machine does not know the zone.</returns>
    public static TimeZoneInfo? Find(string text)
    {
        if (FixedOffset().IsMatch(text)) return Fixed(text, TimeSpan.Parse(text.TrimStart('+'), CultureInfo.InvariantCulture));
        if (TimeZoneInfo.TryFindSystemTimeZoneById(text, out var zone)) return zone;
        // A bare machine has no time zone data. China has had one offset since 1991, before anything that a hub can hold.
        return text == Shanghai ? Fixed(text, TimeSpan.FromHours(8)) : null;
    }

    private static TimeZoneInfo Fixed(string name, TimeSpan offset) => TimeZoneInfo.CreateCustomTimeZone(name, offset, name, name);

    [GeneratedRegex(@"\A[+-](0\d|1[0-3]):[0-5]\d\z|\A[+-]14:00\z")]
    private static partial Regex FixedOffset();
}
