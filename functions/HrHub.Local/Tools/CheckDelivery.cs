using System.Security.Cryptography;
using HrHub.Core.Canonical;
using HrHub.Core.Vendors;
using HrHub.Core.Vendors.Delivery;
using HrHub.Core.Vendors.Reading;

namespace HrHub.Local.Tools;

/// <summary>One delivery to try a profile on.</summary>
public sealed record DeliveryToCheck
{
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Without any, the signature is only checked when there is a <see cref="Secret"/>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Stands for all the secrets that the profile names; null for those of the settings.</summary>
    public string? Secret { get; init; }

    /// <summary>The address that the vendor was given; null for the local hub's.</summary>
    public string? Url { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>Judges and maps one delivery as the hub would, without storing or fetching anything.</summary>
/// <param name="settings">The secrets of the settings.</param>
public sealed class CheckDelivery(VendorSecrets settings)
{
    /// <summary>Words for <see cref="ProfileCheckReport.Signature"/>; a refusal is <c>refused: REASON</c>, a handshake <c>handshake: STATUS</c>.</summary>
    public const string Verified = "verified", NotChecked = "not-checked";

    public ProfileCheckReport Handle(VendorProfile profile, DeliveryToCheck sent)
    {
        var verdict = Judge(profile, sent);
        if (verdict is DeliveryVerdict.Handshake handshake) return new() { Profile = profile.Name, Signature = $"handshake: {handshake.Answer.Status}" };

        var (signature, refused) = sent.Body.Length > profile.Delivery.BodyLimit ? ("refused: body-too-large", true) : verdict switch
        {
            DeliveryVerdict.Refused refusal => ($"refused: {refusal.Reason}", true),
            DeliveryVerdict.BadBody bad => ($"refused: {bad.Reason}", true),
            DeliveryVerdict.Accepted => (Verified, false),
            _ => (NotChecked, false),
        };
        var accepted = verdict as DeliveryVerdict.Accepted;
        var delivery = new DeliveryToRead(
            accepted?.InboxId ?? $"{profile.Name}:check", sent.Body, Convert.ToHexStringLower(SHA256.HashData(sent.Body.Span)), accepted?.PayloadAuthenticated ?? false, sent.At, accepted?.UrlEvent);
        var report = new ProfileCheck(new DeliveryReader()).Check(profile, delivery, signature, refused);
        return report.Interview is { } interview ? report with { Interview = interview with { Media = [.. interview.Media.Select(Masked)] } } : report;
    }

    /// <summary>A link's query may be a key to the video: what is printed ends up in tickets.</summary>
    private static MediaItem Masked(MediaItem media)
        => media.SourceUrl?.IndexOf('?') is { } query and >= 0 ? media with { SourceUrl = media.SourceUrl[..query] + "?…" } : media;

    /// <returns>Null when there is nothing to judge.</returns>
    private DeliveryVerdict? Judge(VendorProfile profile, DeliveryToCheck sent)
    {
        if (sent.Headers.Count == 0 && sent.Secret is null && sent.Url is null) return null;
        var path = $"/webhooks/{profile.Name}";
        var url = sent.Url ?? $"http://127.0.0.1:7071{path}";
        var rest = url.IndexOf(path, StringComparison.Ordinal) is >= 0 and var at ? url[(at + path.Length)..].Split('?', '#')[0].TrimStart('/') : "";
        return DeliveryGate.Judge(profile, new IncomingDelivery
        {
            Url = url,
            PathRest = Uri.UnescapeDataString(rest),
            Header = name => string.Join(",", sent.Headers.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value)) is { Length: > 0 } value ? value : null,
            Body = sent.Body,
        }, sent.Secret is { } secret ? new VendorSecrets(SecretNames(profile.Delivery).Select(name => KeyValuePair.Create(name, secret))) : settings, sent.At);
    }

    private static IEnumerable<string> SecretNames(DeliveryRules rules)
        => [.. rules.Signature?.Secrets ?? [], .. rules.Basic?.Secrets ?? [], .. rules.Bearer?.Secrets ?? [], .. rules.ApiKey?.Secrets ?? [], .. rules.UrlSecret?.Secrets ?? []];
}
