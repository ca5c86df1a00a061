using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace HrHub.Core.Vendors.Delivery;

/// <summary>Unit of a Unix time.</summary>
public enum TimestampUnit { S, Ms }

/// <summary>Where the time of sending is: in a header, in the signature's header or in the body.</summary>
public sealed record TimestampRule
{
    [Description("Names of the header, the first that is present counts.")]
    public IReadOnlyList<string> Headers { get; init; } = [];

    [Description("Where the signature's header holds pairs such as t=1614265330,v1=5257a8: the name of the time's pair, t.")]
    public string? SignatureKey { get; init; }

    [Description("Field of the body: ts, data.sentAt.")]
    public FieldPath? Body { get; init; }

    [Description("Unit of the Unix time: s or ms.")]
    public required TimestampUnit Unit { get; init; }

    [Description("How many seconds the time may be before or after ours. Left out: any time will do. Needs a signed time.")]
    [Range(1, 90 * 24 * 3600)]
    public int? ToleranceSeconds { get; init; }

    internal DateTimeOffset? Read(string text)
    {
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return null;
        if (Unit is TimestampUnit.S) number *= 1000;
        return number <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() ? DateTimeOffset.FromUnixTimeMilliseconds((long)number) : null;
    }
}
