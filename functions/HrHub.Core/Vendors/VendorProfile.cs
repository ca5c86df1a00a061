using System.Text.Json.Serialization;
using HrHub.Core.Vendors.Api;
using HrHub.Core.Vendors.Delivery;
using HrHub.Core.Vendors.Reading;

namespace HrHub.Core.Vendors;

/// <summary>How one vendor signs, names, scales and links things: one JSON file. A new vendor is a new profile, not new code.</summary>
public sealed record VendorProfile
{
    /// <summary>Address of the JSON Schema, for editors. Not read by the hub.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    /// <summary>Lower-case letters, digits and dashes; the last part of the webhook address.</summary>
    public required string Name { get; init; }

    /// <summary>Grows with every change of meaning; kept in the provenance of what it read.</summary>
    public required int Version { get; init; }

    public required string Title { get; init; }

    /// <summary>Where the vendor documents what the profile says, and what it does not document.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>How a delivery is authenticated, told apart and answered.</summary>
    public required DeliveryRules Delivery { get; init; }

    /// <summary>What a payload means for the canonical record.</summary>
    public required ReadingRules Reading { get; init; }

    /// <summary>The vendor's own API: details of thin events, fresh links, catch-up. Null where there is none.</summary>
    public VendorApiRules? Api { get; init; }

    /// <summary>What is wrong with the profile. Each section answers for itself: its own <c>Check()</c> is called here.</summary>
    public IEnumerable<ProfileError> Check()
    {
        if (Version < 1) yield return new("version", $"{Version} is below 1");
        foreach (var error in Api?.Check() ?? []) yield return error;
    }
}
