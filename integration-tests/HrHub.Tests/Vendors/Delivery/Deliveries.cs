using System.Text;
using HrHub.Core.Vendors;
using HrHub.Core.Vendors.Delivery;
using HrHub.Local.Sandbox.Vendors;

namespace HrHub.Tests.Vendors.Delivery;

/// <summary>What the tests of deliveries share: the built-in profiles, secrets, requests.</summary>
internal static class Deliveries
{
    /// <summary>Half past the hour at which the published examples of ShowMeBug was sent; others take any time.</summary>
    public static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1593676655);

    public static readonly ProfileCatalog BuiltIn = ProfileCatalog.Load();

    public static VendorProfile Profile(string name) => BuiltIn.Find(name)!;

    public static byte[] Payload(string file) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Payloads", file));

    public static VendorSecrets Secrets(params (string Name, string Value)[] values) => new(values.Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));

    /// <summary>A secret for every built-in vendor, in the form its profile wants.</summary>
    public static VendorSecrets AllSecrets(string salt = "") => Secrets(
        ("ribbon", "myGoodSecret" + salt), ("codesignal", "codesignal-secret" + salt), ("showmebug", "secret" + salt), ("micro1", "a-long-path-secret" + salt),
        ("harver", "harver:pass:word" + salt),
        ("standard-webhooks", "whsec_" + Convert.ToBase64String(Encoding.UTF8.GetBytes("standard" + salt))),
        ("canonical", "whsec_" + Convert.ToBase64String(Encoding.UTF8.GetBytes("canonical" + salt))));

    public static SignedDelivery Signed(VendorProfile profile, byte[] body, VendorSecrets? secrets = null, string id = "msg_1", DateTimeOffset? at = null, string? urlEvent = null)
        => new DeliverySigner(secrets ?? AllSecrets()).Sign(profile, new() { Body = body, SentAt = at ?? Now, DeliveryId = id, Event = urlEvent });

    public static DeliveryVerdict Judge(VendorProfile profile, SignedDelivery sent, VendorSecrets? secrets = null, DateTimeOffset? at = null)
        => DeliveryGate.Judge(profile, sent.Arrived(), secrets ?? AllSecrets(), at ?? Now);

    public static IncomingDelivery Arrived(this SignedDelivery sent) => new()
    {
        Url = sent.Url,
        PathRest = sent.PathRest,
        Header = name => sent.Headers.GetValueOrDefault(name),
        Body = sent.Body,
    };

    public static SignedDelivery With(this SignedDelivery sent, string header, string? value)
    {
        var headers = new Dictionary<string, string>(sent.Headers, StringComparer.OrdinalIgnoreCase);
        if (value is null) headers.Remove(header);
        else headers[header] = value;
        return sent with { Headers = headers };
    }

    /// <summary>A profile with this delivery section, for the schemes that no built-in profile has.</summary>
    public static VendorProfile Having(string delivery)
    {
        var file = ProfileFile.Read("acme.json", Encoding.UTF8.GetBytes(Json(delivery)));
        Assert.Empty(file.Errors);
        return file.Profile!;
    }

    public static string Json(string delivery) => $$"""
        { "name": "acme", "version": 1, "title": "Acme", "sources": [],
          "delivery": {{delivery}},
          "reading": {{Reading}} }
        """;

    /// <summary>The reading section of a built-in profile that follows nothing up: these tests do not look at it.</summary>
    private static string Reading { get; } = System.Text.Json.JsonSerializer.Serialize(Profile("micro1").Reading, ProfileJson.Options);

    public static string Refusal(this DeliveryVerdict verdict) => Assert.IsType<DeliveryVerdict.Refused>(verdict).Reason;

    public static DeliveryVerdict.Accepted Acceptance(this DeliveryVerdict verdict) => Assert.IsType<DeliveryVerdict.Accepted>(verdict);
}
