using System.Text.Json;
using System.Text.Json.Serialization;
using HrHub.Core.Canonical;

namespace HrHub.Core.Sync;

/// <summary>Our way of writing JSON, but tolerant when reading: a system may add members to its answers whenever it likes.</summary>
public static class DownstreamJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(CanonicalJson.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
