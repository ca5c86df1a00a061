using HrHub.Core.Parking;
using Newtonsoft.Json.Linq;

namespace HrHub.Core.Vendors.Reading;

/// <summary>Ends the reading of a payload from wherever something is found that must not be guessed. Caught in <see cref="DeliveryReader"/>, nowhere else.</summary>
internal sealed class UnreadablePayload(ParkReason reason) : Exception(reason.Code)
{
    private const int LongestValue = 64;

    public ParkReason Reason { get; } = reason;

    /// <summary>A vendor's word that the profile does not know. Only such words are shown: they come from an enumeration, not from a person.</summary>
    public static UnreadablePayload UnknownLabel(string field, string label, string profileLine)
        => new(new("unknown-label", "The vendor sent a label that the profile does not know.", field, Cut(label), profileLine));

    public static UnreadablePayload WrongType(JToken token, string expected, string field, string profileLine)
        => new(new("wrong-type", $"Expected {expected}, found {token.Type switch { JTokenType.Object => "an object", JTokenType.Array => "an array", JTokenType.String => "a string of another form", var other => other.ToString().ToLowerInvariant() }}.", field, null, profileLine));

    public static UnreadablePayload Missing(string field, string profileLine) => new(new("missing-field", "A field that must be there is missing or null.", field, null, profileLine));

    public static string Cut(string value) => value.Length <= LongestValue ? value : value[..LongestValue];
}
