using System.ComponentModel.DataAnnotations;

namespace HrHub.Pipeline.Notices;

/// <summary>The bank's mail hook: whatever turns a notice into a mail or a message. Section <c>Notices</c>.</summary>
public sealed record NoticesOptions : IValidatableObject
{
    private const string SecretPrefix = "whsec_";

    /// <summary>Where notices are posted; empty: nobody is told anything.</summary>
    public string Url { get; init; } = "";

    /// <summary>Signs them: <c>whsec_</c> and 24 bytes or more in base 64.</summary>
    public string Secret { get; init; } = "";

    /// <summary>Seconds for an answer.</summary>
    [Range(1, 60)] public int TimeoutSeconds { get; init; } = 15;

    public bool IsOn => Url.Length > 0;

    /// <summary>The bytes of the secret; empty where it is none.</summary>
    public byte[] Key()
    {
        var key = new byte[Secret.Length];
        return Secret.StartsWith(SecretPrefix, StringComparison.Ordinal) && Convert.TryFromBase64String(Secret[SecretPrefix.Length..], key, out var length) ? key[..length] : [];
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsOn) yield break;
        if (!Uri.TryCreate(Url, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http")) yield return new("Not an address.", [nameof(Url)]);
        if (Key().Length < 24) yield return new("A notice that is not signed would be believed from anybody.", [nameof(Secret)]);
    }
}
