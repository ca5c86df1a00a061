using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using HrHub.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Patterns;

namespace HrHub.Api.OpenApi;

/// <summary>Writes the document (OpenAPI 3.1.0).</summary>
internal sealed class ApiDocument
{
    private const string Json = "application/json";
    private readonly OperationNotes _notes = OperationNotes.Read();
    private readonly XmlTexts _texts = new(typeof(ApiDocument).Assembly, typeof(HubError).Assembly);
    private readonly ApiSchemas _schemas;

    private ApiDocument() => _schemas = new(_texts);

    public static JsonObject Write() => new ApiDocument().Whole();

    private JsonObject Whole()
    {
        var paths = new JsonObject();
        foreach (var operation in ApiOperation.All())
        {
            if (paths[operation.Path] is not JsonObject path) paths[operation.Path] = path = [];
            path[operation.Method] = Describe(operation, _notes.Of(operation.Name));
        }
        _schemas.Add("Problem", Problem());
        return new()
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject { ["title"] = "HrHub", ["version"] = "1", ["description"] = "What staff, candidates and systems call. Errors are problem+json (RFC 9457) with a stable type. Lists are paged by a cursor. Times carry their zone." },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/api" }),
            ["security"] = Security("bearer"),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = _schemas.Components,
                ["securitySchemes"] = new JsonObject
                {
                    ["bearer"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["bearerFormat"] = "JWT", ["description"] = "Of the OpenID provider in the settings. Staff need a second factor (amr holds mfa)." },
                    ["link"] = new JsonObject { ["type"] = "apiKey", ["in"] = "cookie", ["name"] = "hrhub-watch", ["description"] = "Set when a link to a video is made; a link answers in that browser only." },
                    ["exportLink"] = new JsonObject { ["type"] = "apiKey", ["in"] = "cookie", ["name"] = ExportJobs.LinkExport.Cookie, ["description"] = "The same for a link to an export." },
                },
            },
        };
    }

    private JsonObject Describe(ApiOperation operation, OperationNote note)
    {
        var described = new JsonObject { ["operationId"] = char.ToLowerInvariant(operation.Name[0]) + operation.Name[1..], ["tags"] = new JsonArray(operation.Area) };
        if (Summary(operation) is { } summary) (described["summary"], described["description"]) = (FirstSentence(summary), summary);
        if (operation.Open) described["security"] = note.Security is { } scheme ? Security(scheme) : new JsonArray();
        var parameters = operation.Route.Parameters.Select(part => PathParameter(operation, part, note)).Concat(Query(note)).ToList();
        if (operation.TakesIfMatch) parameters.Add(Header("If-Match", "The ETag that must still hold; otherwise 412."));
        if (note.Ranges) parameters.Add(Header("Range", "Bytes that are wanted; the rest is not read."));
        if (operation.Repeatable) parameters.Add(Header("Idempotency-Key", "Names this request: sent again, it has its effect once and is answered the same."));
        if (parameters.Count > 0) described["parameters"] = new JsonArray([.. parameters]);
        if (Body(operation, note) is { } body) described["requestBody"] = body;
        described["responses"] = Responses(operation, note);
        return described;
    }

    private string? Summary(ApiOperation operation)
        => (operation.Named is { } named ? _texts.Of(named) : null) ?? (operation.Handle?.DeclaringType is { } called ? _texts.Of(called) : null);

    private JsonObject PathParameter(ApiOperation operation, RoutePatternParameterPart part, OperationNote note)
    {
        var described = new JsonObject { ["name"] = part.Name, ["in"] = "path", ["required"] = true, ["schema"] = part.ParameterPolicies.Any(policy => policy.Content == "int") ? new JsonObject { ["type"] = "integer" } : Text() };
        if (operation.Meaning(part) is { } meaning) described["description"] = _texts.Of(meaning) ?? Words(meaning.Name!);
        return With(described, note.Path?.GetValueOrDefault(part.Name));
    }

    private IEnumerable<JsonObject> Query(OperationNote note)
        => (note.Query ?? new Dictionary<string, JsonObject?>()).Select(parameter => With(new() { ["name"] = parameter.Key, ["in"] = "query" }, parameter.Value ?? _notes.Query[parameter.Key]));

    private JsonObject? Body(ApiOperation operation, OperationNote note)
    {
        if (note.Upload is { } files) return new() { ["required"] = true, ["content"] = new JsonObject(files.Select(media => KeyValuePair.Create(media, (JsonNode?)new JsonObject()))) };
        if (OneOf(note.Body, operation.Body, request: true) is not { } schema) return null;
        var media = new JsonObject { ["schema"] = schema };
        if (note.Examples is { } examples) media["examples"] = new JsonObject(examples.Select(example => KeyValuePair.Create(example.Key, (JsonNode?)new JsonObject { ["value"] = example.Value.DeepClone() })));
        return new() { ["required"] = true, ["content"] = new JsonObject { [Json] = media } };
    }

    private JsonObject Responses(ApiOperation operation, OperationNote note)
    {
        var status = note.Status ?? (operation.Method == "delete" ? StatusCodes.Status204NoContent : StatusCodes.Status200OK);
        var done = new JsonObject { ["description"] = status switch { 201 => "Made.", 202 => "Taken; it is done later.", 204 => "Done; nothing to say.", _ => "As asked." } };
        if (status != StatusCodes.Status204NoContent)
        {
            var content = new JsonObject();
            foreach (var media in note.Media ?? [Json])
                content[media] = media == Json && OneOf(note.Answers, operation.Answer, request: false) is { } schema ? new JsonObject { ["schema"] = schema } : new JsonObject();
            done["content"] = content;
            if (operation.Answer?.GetProperty("Version") is not null) done["headers"] = new JsonObject { ["ETag"] = new JsonObject { ["description"] = "Names this version.", ["schema"] = Text() } };
        }
        var refused = new JsonObject { ["description"] = "Not done, and why.", ["content"] = new JsonObject { ["application/problem+json"] = new JsonObject { ["schema"] = new JsonObject { ["$ref"] = "#/components/schemas/Problem" } } } };
        var responses = new JsonObject { [status.ToString(CultureInfo.InvariantCulture)] = done };
        if (note.Ranges) (responses["206"], responses["416"]) = (new JsonObject { ["description"] = "The range that was asked for.", ["content"] = done["content"]!.DeepClone() }, new JsonObject { ["description"] = "There is no such range." });
        responses["default"] = refused;
        return responses;
    }

    private JsonNode? OneOf(IReadOnlyList<string>? names, Type? derived, bool request)
    {
        Type[] types = names is not null ? [.. names.Select(OperationNotes.Find)] : derived is not null ? [derived] : [];
        return types.Select(type => _schemas.Of(type, request)).ToArray() switch
        {
            [] => null,
            [var only] => only,
            var several => new JsonObject { ["anyOf"] = new JsonArray(several) },
        };
    }

    private static JsonObject Problem()
    {
        var known = typeof(HubError).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.FieldType == typeof(HubError)).Select(field => (HubError)field.GetValue(null)!)
            .Select(error => error.Code).Append(HubError.BadRequest("").Code).Distinct().Order(StringComparer.Ordinal);
        return new JsonObject
        {
            ["type"] = "object",
            ["description"] = "RFC 9457. Never holds a value of the request or of a person.",
            ["required"] = new JsonArray("type", "title", "status"),
            ["properties"] = new JsonObject
            {
                ["type"] = new JsonObject { ["type"] = "string", ["description"] = "Stable; more may come.", ["examples"] = new JsonArray([.. known.Select(code => (JsonNode)$"urn:hrhub:{code}")]) },
                ["title"] = Text(),
                ["status"] = new JsonObject { ["type"] = "integer" },
                ["detail"] = new JsonObject { ["type"] = "string", ["description"] = "What can be done about it, in the language that is asked for." },
                ["field"] = new JsonObject { ["type"] = "string", ["description"] = "Which field is wrong." },
                ["instead"] = new JsonObject { ["type"] = "string", ["description"] = "Path of what does the same another way." },
                ["certificateId"] = new JsonObject { ["type"] = "string", ["description"] = "Of the erasure that answers the request." },
                ["traceId"] = new JsonObject { ["type"] = new JsonArray("string", "null") },
            },
        };
    }

    private static JsonObject With(JsonObject described, JsonObject? more)
    {
        foreach (var (name, value) in more ?? []) described[name] = value?.DeepClone();
        return described;
    }

    private static JsonObject Header(string name, string description) => new() { ["name"] = name, ["in"] = "header", ["description"] = description, ["schema"] = Text() };

    private static JsonObject Text() => new() { ["type"] = "string" };

    private static JsonArray Security(string scheme) => new(new JsonObject { [scheme] = new JsonArray() });

    private static string FirstSentence(string text) => text.IndexOf(". ", StringComparison.Ordinal) is > 0 and var end ? text[..(end + 1)] : text;

    /// <summary><c>holdId</c> is the "Hold id.".</summary>
    private static string Words(string name) => char.ToUpperInvariant(name[0]) + string.Concat(name.Skip(1).Select(letter => char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : letter.ToString())) + ".";
}
