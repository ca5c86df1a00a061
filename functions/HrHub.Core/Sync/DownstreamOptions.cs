using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace HrHub.Core.Sync;

/// <summary>How to reach one downstream system and how hard to try. Section <c>Sync:NAME</c>. A class, not a record: nothing prints the credential.</summary>
public sealed class DownstreamOptions : IValidatableObject
{
    /// <summary>Empty: the system is off. What changes meanwhile is remembered as behind, and sent once it is on.</summary>
    public required string BaseUrl { get; init; }

    public bool IsOn => !string.IsNullOrEmpty(BaseUrl);

    /// <summary>Sent in <see cref="CredentialHeader"/>, after <see cref="CredentialScheme"/> where there is one. A system that is on must have one.</summary>
    public required string Credential { get; init; }

    [Required] public string CredentialHeader { get; init; } = "Authorization";
    public string CredentialScheme { get; init; } = "Bearer";

    [Range(1, 100_000)] public required int RatePerMinute { get; init; }

    /// <summary>Least time between two calls.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")] public TimeSpan Spacing { get; init; }

    /// <summary>How often one version is tried before it is parked.</summary>
    [Range(1, 50)] public int Tries { get; init; } = 8;

    [Range(typeof(TimeSpan), "00:00:00.001", "01:00:00")] public TimeSpan FirstRetry { get; init; } = TimeSpan.FromSeconds(2);
    [Range(typeof(TimeSpan), "00:00:00.001", "1.00:00:00")] public TimeSpan LongestRetry { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Of one call.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00")] public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>So many calls within the sampling time, half of them failed, open the circuit.</summary>
    [Range(2, 1000)] public int CircuitCalls { get; init; } = 10;

    /// <summary>How long an open circuit sends nothing.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")] public TimeSpan CircuitBreak { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How the system writes employee numbers; empty for as they are.</summary>
    [ValidateEnumeratedItems] public IReadOnlyList<IdRewriteRule> EmployeeIds { get; init; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsOn) yield break;
        if (!Uri.TryCreate(BaseUrl, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https")) yield return new("An absolute http(s) address, or empty for off.", [nameof(BaseUrl)]);
        if (string.IsNullOrEmpty(Credential)) yield return new("A system that is on needs a credential.", [nameof(Credential)]);
    }
}
