using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace HrHub.Core.Vendors.Reading;

/// <summary>What came of reading one time. Without <see cref="Value"/> and suspicion it was of a type or shape that the format does not take.</summary>
internal readonly record struct TimeReading(DateTimeOffset? Value, string? Suspicion = null);

/// <summary>How a vendor writes times.</summary>
public sealed partial record TimeFormat
{
    public const string WithoutZone = "time-without-zone";
    public const string UnknownUnit = "time-unit-unknown";

    private const string UnixSeconds = "unixSeconds";
    private const string UnixMilliseconds = "unixMilliseconds";
    private const string Iso = "iso";
    private const string NotDocumented = "unknownUnit";

    /// <summary>
    /// <c>unixSeconds</c>, <c>unixMilliseconds</c> (numbers, or strings that hold one), <c>iso</c> (ISO 8601, a blank allowed for the T, with or without zone),
    /// <c>unknownUnit</c> (noted and used for nothing), or a .NET format such as <c>yyyy-MM-dd HH:mm:ss</c> or <c>dd-MMM-yyyy hh:mm tt</c>.
    /// </summary>
    public required string Format { get; init; }

    /// <summary>
    /// The zone that the vendor documents for times without one: an IANA name or an offset such as <c>+08:00</c>.
    /// Where it documents none, leave it out: the time is taken for UTC and noted as suspicious.
    /// </summary>
    public string? Zone { get; init; }

    public string? Note { get; init; }

    internal TimeReading Read(JValue value) => Format switch
    {
        UnixSeconds => Unix(value, 1000),
        UnixMilliseconds => Unix(value, 1),
        NotDocumented => new(null, UnknownUnit),
        _ when value.Type != JTokenType.String => default,
        Iso => IsoTime(Payload.Text(value)),
        _ => Custom(Payload.Text(value)),
    };

    private static TimeReading Unix(JValue value, int milliseconds)
    {
        const decimal earliest = -62_135_596_800_000m;
        const decimal latest = 253_402_300_799_999m;
        if (!decimal.TryParse(Payload.Text(value), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return default;
        if (Math.Abs(number) > latest) return default;
        var since = number * milliseconds;
        return since is < earliest or > latest ? default : new(DateTimeOffset.UnixEpoch.AddTicks((long)(since * TimeSpan.TicksPerMillisecond)));
    }

    private TimeReading IsoTime(string text)
    {
        var parts = IsoParts().Match(text);
        if (!parts.Success) return default;
        if (!parts.Groups["zone"].Success) return DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? InZone(local) : default;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var exact) ? new(exact.ToUniversalTime()) : default;
    }

    private TimeReading Custom(string text)
    {
        if (Format.Contains('z') || Format.Contains('K'))
            return DateTimeOffset.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var exact) ? new(exact.ToUniversalTime()) : default;
        return DateTime.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? InZone(local) : default;
    }

    private TimeReading InZone(DateTime local)
    {
        var zone = Zone is null ? TimeZoneInfo.Utc : FindZone(Zone)!;
        var offset = zone.GetUtcOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified));
        var ticks = local.Ticks - offset.Ticks;
        if (ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks) return default;
        return new(new DateTimeOffset(ticks, TimeSpan.Zero), Zone is null ? WithoutZone : null);
    }

    private static TimeZoneInfo? FindZone(string name)
    {
        if (Offset().IsMatch(name) && TimeSpan.TryParse(name.TrimStart('+', '-'), CultureInfo.InvariantCulture, out var size) && size <= TimeSpan.FromHours(14))
            return TimeZoneInfo.CreateCustomTimeZone(name, name[0] == '-' ? -size : size, name, name);
        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;
    }

    internal IEnumerable<ProfileError> Check(string path)
    {
        if (Zone is not null && FindZone(Zone) is null) yield return new($"{path}.zone", $"\"{Zone}\" is neither a time zone of this system nor an offset such as +08:00");
        if (Format is UnixSeconds or UnixMilliseconds or NotDocumented or Iso) yield break;
        if (!RoundTrips()) yield return new($"{path}.format", $"\"{Format}\" is none of {UnixSeconds}, {UnixMilliseconds}, {Iso}, {NotDocumented}, and no .NET format with year, month and day");
    }

    private bool RoundTrips()
    {
        var probe = new DateTime(2021, 10, 9, 0, 0, 0, DateTimeKind.Utc);
        try
        {
            var text = probe.ToString(Format, CultureInfo.InvariantCulture);
            return DateTime.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var back) && back.Date == probe.Date;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?(?<zone> ?(Z|[+-]\d{2}:?\d{2}))?)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex IsoParts();

    [GeneratedRegex(@"^[+-]\d{2}:\d{2}$")]
    private static partial Regex Offset();
}
