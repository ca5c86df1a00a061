using System.Text.Json;
using System.Text.Json.Nodes;
using HrHub.Core;
using HrHub.Core.Canonical;

namespace HrHub.Api.OpenApi;

/// <summary>What the types of one operation do not say; where they say all, there is no note.</summary>
internal sealed record OperationNote
{
    /// <summary>Of the answer; by default 200, and 204 for DELETE.</summary>
    public int? Status { get; init; }

    /// <summary>Media types or ranges of an answer that is not JSON only.</summary>
    public IReadOnlyList<string>? Media { get; init; }

    /// <summary>Full names of the records of which the answer is one, where the use case hands over another.</summary>
    public IReadOnlyList<string>? Answers { get; init; }

    /// <summary>Full names of the records of which the body is one, where the use case reads it by itself.</summary>
    public IReadOnlyList<string>? Body { get; init; }

    /// <summary>Media types or ranges of a body that is a file.</summary>
    public IReadOnlyList<string>? Upload { get; init; }

    /// <summary>Any range of the answer can be asked for (RFC 9110, section 14).</summary>
    public bool Ranges { get; init; }

    /// <summary>Bodies by name: a test sends each.</summary>
    public IReadOnlyDictionary<string, JsonNode>? Examples { get; init; }

    /// <summary>Query parameters by name: a parameter object, or null for one that is described for all operations.</summary>
    public IReadOnlyDictionary<string, JsonObject?>? Query { get; init; }

    /// <summary>Path parameters of which there is more to say than a use case does.</summary>
    public IReadOnlyDictionary<string, JsonObject>? Path { get; init; }

    /// <summary>Name of the security scheme; by default the bearer token for whoever reads a caller.</summary>
    public string? Security { get; init; }
}

/// <summary>The notes of all operations (<c>operations.json</c>).</summary>
internal sealed record OperationNotes
{
    /// <summary>Query parameters that mean the same wherever they are taken.</summary>
    public required IReadOnlyDictionary<string, JsonObject> Query { get; init; }

    /// <summary>By name of the function.</summary>
    public required IReadOnlyDictionary<string, OperationNote> Operations { get; init; }

    public static OperationNotes Read()
    {
        using var file = typeof(OperationNotes).Assembly.GetManifestResourceStream("HrHub.Api.OpenApi.operations.json")!;
        return JsonSerializer.Deserialize<OperationNotes>(file, CanonicalJson.Options)!;
    }

    public OperationNote Of(string function) => Operations.GetValueOrDefault(function) ?? new();

    /// <exception cref="TypeLoadException">No record has this name.</exception>
    public static Type Find(string fullName)
        => typeof(OperationNotes).Assembly.GetType(fullName) ?? typeof(HubError).Assembly.GetType(fullName) ?? throw new TypeLoadException($"operations.json names {fullName}, which does not exist.");
}
