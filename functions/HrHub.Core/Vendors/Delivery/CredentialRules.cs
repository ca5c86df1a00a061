using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Text.Json.Serialization;

namespace HrHub.Core.Vendors.Delivery;

/// <summary>A credential in the Authorization header.</summary>
public sealed record CredentialRule
{
    [Description("Names of the secrets in the settings (Vendors__Secrets__NAME): the current one and, during a rotation, the next one.")]
    [Length(1, 2)]
    public required IReadOnlyList<string> Secrets { get; init; }
}

/// <summary>A key in a header of its own.</summary>
public sealed record ApiKeyRule
{
    [Description("Name of the header.")]
    [MinLength(1)]
    public required string Header { get; init; }

    [Description("Names of the secrets in the settings (Vendors__Secrets__NAME): the current one and, during a rotation, the next one.")]
    [Length(1, 2)]
    public required IReadOnlyList<string> Secrets { get; init; }
}

/// <summary>Part of the address that something is in.</summary>
public enum UrlPart { Path, Query }

/// <summary>A secret in the address: the first segment after the vendor's name, or a query parameter.</summary>
public sealed record UrlSecretRule
{
    [Description("path: /webhooks/VENDOR/SECRET. query: ?NAME=SECRET.")]
    public required UrlPart In { get; init; }

    [Description("Name of the query parameter.")]
    public string? Name { get; init; }

    [Description("Names of the secrets in the settings (Vendors__Secrets__NAME): the current one and, during a rotation, the next one.")]
    [Length(1, 2)]
    public required IReadOnlyList<string> Secrets { get; init; }
}

/// <summary>The event is in the address: the path after the vendor's name (and after the secret, if there is one), or a query parameter.</summary>
public sealed record UrlEventRule
{
    [Description("path: /webhooks/VENDOR/EVENT. query: ?NAME=EVENT.")]
    public required UrlPart In { get; init; }

    [Description("Name of the query parameter.")]
    public string? Name { get; init; }
}

/// <summary>Addresses in CIDR notation, or one address.</summary>
[JsonConverter(typeof(ParsedText<AddressRange>))]
public sealed class AddressRange : IParsable<AddressRange>
{
    private readonly IPNetwork _network;

    private AddressRange(IPNetwork network) => _network = network;

    /// <exception cref="FormatException">Not an address or range.</exception>
    public static AddressRange Parse(string s, IFormatProvider? provider)
    {
        if (IPNetwork.TryParse(s, out var network)) return new(network);
        if (IPAddress.TryParse(s, out var one)) return new(new IPNetwork(one, one.GetAddressBytes().Length * 8));
        throw new FormatException($"\"{s}\" is no address range: expected for example 203.0.113.0/24, without bits after the prefix");
    }

    public static bool TryParse(string? s, IFormatProvider? provider, out AddressRange result) => throw new NotSupportedException("Profiles are parsed with a message.");

    public bool Contains(IPAddress address) => _network.Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);

    public override string ToString() => _network.ToString();
}
