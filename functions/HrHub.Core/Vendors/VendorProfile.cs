using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using HrHub.Core.Vendors.Api;
using HrHub.Core.Vendors.Delivery;
using HrHub.Core.Vendors.Reading;

namespace HrHub.Core.Vendors;

/// <summary>How one vendor signs, names, scales and links things: one JSON file. A new vendor is a new profile, not new code.</summary>
public sealed record VendorProfile
{
    [Description("Address of the JSON Schema, for editors. Not read by the hub.")]
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    [Description("The vendor's part of the webhook address, and the file's name: lower-case letters, digits and dashes.")]
    [RegularExpression("^[a-z0-9][a-z0-9-]{0,39}$")]
    public required string Name { get; init; }

    [Description("Grows with every change of meaning; kept in the provenance of what the profile read.")]
    [Range(1, int.MaxValue)]
    public required int Version { get; init; }

    [Description("The vendor's name as people write it.")]
    [MinLength(1)]
    public required string Title { get; init; }

    [Description("Where the vendor documents what the profile says, and what it does not document.")]
    public required IReadOnlyList<string> Sources { get; init; }

    [Description("How a delivery is authenticated, told apart and answered.")]
    public required DeliveryRules Delivery { get; init; }

    [Description("What a payload means for the canonical record.")]
    public required ReadingRules Reading { get; init; }

    [Description("The vendor's own API: details of thin events, fresh links, catch-up. Left out where there is none.")]
    public VendorApiRules? Api { get; init; }

    /// <summary>What is wrong with the profile. Each section answers for itself: its own <c>Check()</c> is called here.</summary>
    public IEnumerable<ProfileError> Check() => [.. Delivery.Check(), .. Reading.Check(Api?.Calls.Keys.ToHashSet() ?? []), .. Api?.Check() ?? []];
}
