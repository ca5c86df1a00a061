using System.ComponentModel.DataAnnotations;

namespace HrHub.Core.Inbox;

/// <summary>Settings section <c>Intake</c>.</summary>
public sealed class IntakeOptions : IValidatableObject
{
    /// <summary>
    /// The address that the vendors were given, up to the webhook's path: <c>https://hooks.example.com</c>. Behind a proxy the request's own address
    /// is another one, and some vendors sign theirs. Empty: the request's address.
    /// </summary>
    public string? PublicUrl { get; set; }

    /// <summary>The address of a request as the vendor knows it.</summary>
    /// <param name="origin">Scheme and host of the request: <c>http://10.0.0.4:8080</c>.</param>
    /// <param name="pathAndQuery">As the vendor wrote it, still encoded: <c>/webhooks/codesignal?x=1</c>.</param>
    public string UrlOf(string origin, string pathAndQuery) => (string.IsNullOrEmpty(PublicUrl) ? origin : PublicUrl).TrimEnd('/') + pathAndQuery;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrEmpty(PublicUrl)) yield break;
        if (!Uri.TryCreate(PublicUrl, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.Query.Length > 0 || url.Fragment.Length > 0)
            yield return new($"{nameof(PublicUrl)} must be an http(s) address without query, or empty.", [nameof(PublicUrl)]);
    }
}
