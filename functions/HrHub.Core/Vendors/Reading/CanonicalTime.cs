using System.Globalization;

namespace HrHub.Core.Vendors.Reading;

/// <summary>How times are written into canonical fields: UTC, RFC 3339, no more digits than needed.</summary>
internal static class CanonicalTime
{
    public static string Write(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
