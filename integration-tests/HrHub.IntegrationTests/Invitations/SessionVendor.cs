using System.Text.Json.Nodes;
using HrHub.Core.Vendors;

namespace HrHub.IntegrationTests.Invitations;

/// <summary>A vendor whose profile says how its sessions are made, and how they are taken back or erased.</summary>
internal static class SessionVendor
{
    public const string Name = "canonical", Link = "https://sessions.example.com/one-time-link";

    /// <summary>Writes the profile into a directory.</summary>
    /// <param name="directory">Made where it is not there.</param>
    /// <param name="api">Address of the vendor.</param>
    /// <param name="closing"><c>cancel</c> or <c>erase</c>; null for a vendor that does neither.</param>
    public static (string, string?) Profile(string directory, string api, string? closing)
    {
        using var stream = typeof(ProfileCatalog).Assembly.GetManifestResourceStream("profiles/canonical.json")!;
        var profile = JsonNode.Parse(stream)!;
        var calls = new JsonObject { ["make"] = new JsonObject { ["path"] = "/sessions", ["send"] = "{name: candidate.name}" } };
        var rules = new JsonObject { ["baseUrl"] = api, ["invite"] = new JsonObject { ["call"] = "make", ["id"] = "id", ["link"] = "link" }, ["calls"] = calls };
        if (closing is not null)
        {
            calls["close"] = new JsonObject { ["path"] = "/sessions/{id}", ["delete"] = true };
            rules[closing] = new JsonObject { ["call"] = "close", ["id"] = "id" };
        }
        profile["api"] = rules;
        Directory.CreateDirectory(directory);
        File.WriteAllText(Path.Combine(directory, $"{Name}.json"), profile.ToJsonString());
        return ("Vendors:ProfileDirectory", directory);
    }
}
