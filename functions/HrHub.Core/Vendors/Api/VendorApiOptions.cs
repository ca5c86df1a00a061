using System.ComponentModel.DataAnnotations;

namespace HrHub.Core.Vendors.Api;

/// <summary>What settings say about one vendor's API, beside its profile: <c>Vendors:Api:{vendor}</c>.</summary>
public sealed record VendorApiEndpoint
{
    /// <summary>Instead of the profile's base URL: a region, a test environment, a sandbox.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>Variables of the calls that belong to our account there, for example <c>accountId</c>.</summary>
    public Dictionary<string, string> With { get; init; } = [];
}

/// <summary>Section <c>Vendors</c>: the APIs by vendor.</summary>
public sealed class VendorApiOptions
{
    public Dictionary<string, VendorApiEndpoint> Api { get; init; } = new(StringComparer.OrdinalIgnoreCase);
}

/// <summary>Section <c>VendorApiLimits</c>.</summary>
public sealed record VendorApiLimits
{
    /// <summary>Largest response that is read.</summary>
    [Range(1_024, 256 * 1_024 * 1_024)]
    public int MaxAnswerBytes { get; init; } = 16 * 1_024 * 1_024;

    /// <summary>For one call with all its tries.</summary>
    [Range(1, 600)]
    public int TotalTimeoutSeconds { get; init; } = 60;

    /// <summary>For one try.</summary>
    [Range(1, 300)]
    public int TryTimeoutSeconds { get; init; } = 20;

    /// <summary>Until a call is tried again whose details are not there yet, where the vendor does not say.</summary>
    [Range(1, 86_400)]
    public int NotYetSeconds { get; init; } = 60;

    /// <summary>Until a call is tried again after trouble, where the vendor does not say.</summary>
    [Range(1, 86_400)]
    public int UnavailableSeconds { get; init; } = 30;

    internal TimeSpan NotYet => TimeSpan.FromSeconds(NotYetSeconds);
    internal TimeSpan Unavailable => TimeSpan.FromSeconds(UnavailableSeconds);
}
