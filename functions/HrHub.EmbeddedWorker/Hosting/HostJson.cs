using System.Text.Json;
using System.Text.Json.Nodes;

namespace HrHub.EmbeddedWorker.Hosting;

/// <summary>What the embedded host obeys of an app's host.json (https://learn.microsoft.com/azure/azure-functions/functions-host-json).</summary>
public sealed record HostJson
{
    /// <summary><c>extensions.http.routePrefix</c>: before every route of the app.</summary>
    public string RoutePrefix { get; init; } = "api";

    /// <summary><c>extensions.serviceBus.maxConcurrentCalls</c>: messages of one trigger that are handled at once; null when the file says nothing.</summary>
    public int? MaxConcurrentCalls { get; init; }

    /// <exception cref="JsonException">Not JSON, or a value of the wrong kind.</exception>
    public static HostJson Read(string path)
    {
        var extensions = JsonNode.Parse(File.ReadAllText(path), documentOptions: new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })?["extensions"];
        try
        {
            return new()
            {
                RoutePrefix = extensions?["http"]?["routePrefix"]?.GetValue<string>().Trim('/') ?? "api",
                MaxConcurrentCalls = extensions?["serviceBus"]?["maxConcurrentCalls"]?.GetValue<int>(),
            };
        }
        catch (InvalidOperationException wrongKind)
        {
            throw new JsonException($"{Path.GetFileName(path)} has a value of the wrong kind.", wrongKind);
        }
    }
}
