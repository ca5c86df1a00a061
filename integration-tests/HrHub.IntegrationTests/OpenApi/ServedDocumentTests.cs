using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HrHub.IntegrationTests.Access;
using HrHub.IntegrationTests.Persons;
using HrHub.TestKit;
using Microsoft.OpenApi;

namespace HrHub.IntegrationTests.OpenApi;

/// <summary>What the document says is what the running API does.</summary>
public sealed partial class ServedDocumentTests : IAsyncLifetime
{
    private PersonsWorld _world = null!;
    private ServedDocument _document = null!;

    public async Task InitializeAsync()
    {
        _world = await PersonsWorld.Start();
        using var answer = await _world.Hub.Get("api/openapi.json");
        Assert.Equal((HttpStatusCode.OK, "application/json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        _document = new(await answer.Content.ReadAsStringAsync());
    }

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public void It_is_OpenAPI_3_1_without_an_error_or_a_warning()
    {
        var read = OpenApiDocument.Parse(_document.Text, OpenApiConstants.Json);
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, read.Diagnostic!.SpecificationVersion);
        Assert.Empty(read.Diagnostic.Errors.Concat(read.Diagnostic.Warnings).Select(error => error.ToString()));
        Assert.Equal(_document.Operations.Count(), read.Document!.Paths.Values.Sum(path => path.Operations!.Count));
    }

    [Fact]
    public void It_holds_every_approved_route_and_says_what_each_is_for()
    {
        var described = _document.Protected.Select(operation => $"{operation.Method} {operation.Path[4..]}");
        Assert.Equal(RouteRoleTests.AllApproved.Select(route => $"{route.Method} {route.Route}").Distinct().Order(), described.Order());
        Assert.All(_document.Operations, operation => Assert.False(string.IsNullOrWhiteSpace(operation.Operation["summary"]?.GetValue<string>()), $"{operation.Method} {operation.Path} is not explained."));
        Assert.All(_document.Operations, operation => Assert.True(ServedDocument.BodySchema(operation.Operation) is null || ServedDocument.Examples(operation.Operation).Any(), $"{operation.Method} {operation.Path} has no example in operations.json."));
    }

    [Fact]
    public async Task Every_example_is_valid_by_its_schema_and_one_with_a_foreign_field_is_not()
    {
        foreach (var (method, path, operation) in _document.Operations)
            foreach (var (name, value) in ServedDocument.Examples(operation))
            {
                var schema = ServedDocument.BodySchema(operation)!;
                var breaches = await _document.Breaches(schema, value.ToJsonString());
                Assert.True(breaches.Count == 0, $"{method} {path}, {name}: {string.Join("; ", breaches)}");
                var foreign = value.DeepClone();
                foreign["nowhere"] = 1;
                Assert.NotEmpty(await _document.Breaches(schema, foreign.ToJsonString()));
            }
    }

    [Fact]
    public async Task Every_example_sent_to_the_running_API_is_answered_as_described()
    {
        foreach (var (method, path, operation) in _document.Protected)
        {
            var bodies = ServedDocument.Examples(operation).Select(example => (example.Name, Json: (string?)example.Value.ToJsonString())).DefaultIfEmpty(("no body", null));
            foreach (var (name, json) in bodies)
            {
                using var answer = await Send(method, path, name, json, Query(operation), ServedDocument.BodySchema(operation) is not null);
                await IsAsDescribed(answer, operation, $"{method} {path}, {name}");
            }
        }
    }

    [Fact]
    public async Task A_query_parameter_that_is_not_described_is_refused_by_name()
    {
        foreach (var (method, path, _) in _document.Operations.Where(operation => operation.Operation["parameters"]?.AsArray().Any(parameter => parameter!["in"]!.GetValue<string>() == "query") is true))
        {
            using var answer = await Send(method, path, "", null, "nowhere=1");
            await PersonsWorld.IsProblem(answer, HttpStatusCode.BadRequest, "bad-request");
            Assert.Equal("nowhere", (await PersonsWorld.Body(answer)).GetProperty("field").GetString());
        }
    }

    [Fact]
    public void Every_query_parameter_that_a_use_case_knows_is_described()
    {
        foreach (var (method, path, operation) in _document.Operations)
        {
            var id = operation["operationId"]!.GetValue<string>();
            var source = Source($"{char.ToUpperInvariant(id[0])}{id[1..]}");
            var described = (operation["parameters"]?.AsArray() ?? []).Where(parameter => parameter!["in"]!.GetValue<string>() == "query").Select(parameter => parameter!["name"]!.GetValue<string>()).ToList();
            if (KnownNames().Match(source) is { Success: true } known) Assert.Equal(known.Groups["name"].Captures.Select(name => name.Value).Order(), described.Order());
            else Assert.True(described.Count > 0 == (source.Contains("request.Query", StringComparison.Ordinal) || source.Contains("ReadUpload", StringComparison.Ordinal)), $"{method} {path} and its query");
        }
    }

    /// <summary>Of a function and its use case.</summary>
    private static string Source(string name)
        => string.Concat(Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "functions", "HrHub.Api"), $"{name}*.cs", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) == $"{name}.cs" || Path.GetFileName(file) == $"{name}Function.cs").Select(File.ReadAllText));

    [GeneratedRegex("""is not \("(?<name>\w+)"(?: or "(?<name>\w+)")*\)\) return HubError""")]
    private static partial Regex KnownNames();

    /// <summary>As a role that may, on what the approved list makes ready for it.</summary>
    private async Task<HttpResponseMessage> Send(string method, string path, string example, string? json, string query, bool sendsJson = true)
    {
        var rows = RouteRoleTests.AllApproved.Where(row => row.Method == method && "/v1/" + row.Route == path).ToList();
        var addresses = new List<string>();
        foreach (var row in rows) addresses.Add(await row.Address(_world));
        var address = addresses.Find(found => found.EndsWith($"/{example}", StringComparison.Ordinal)) ?? addresses[^1];
        json ??= ServedDocument.BodySchema(_document.Protected.Single(operation => operation.Method == method && operation.Path == path).Operation) is null ? rows[^1].Body : null;
        if (address.Contains('?', StringComparison.Ordinal)) query = "";
        var role = rows[^1].Allowed[0];
        return await _world.Hub.Call(role == "candidate" ? _world.TokenOf(PersonsWorld.Lin) : _world.Provider.Token(role), method, query.Length > 0 ? $"{address}?{query}" : address, json ?? (method == "POST" && query != "nowhere=1" && !sendsJson ? rows[^1].Body : null));
    }

    private async Task IsAsDescribed(HttpResponseMessage answer, JsonNode operation, string what)
    {
        var (status, response) = ServedDocument.Success(operation);
        Assert.True(status == (int)answer.StatusCode, $"{what}: {answer.StatusCode} instead of {status}: {await answer.Content.ReadAsStringAsync()}");
        if (response["content"] is not JsonObject content)
        {
            Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
            return;
        }
        var media = answer.Content.Headers.ContentType!.MediaType!;
        Assert.True(content.ContainsKey(media) || content.ContainsKey($"{media.Split('/')[0]}/*"), $"{what}: {media}");
        if (content[media]?["schema"] is not { } schema) return;
        var breaches = await _document.Breaches(schema, await answer.Content.ReadAsStringAsync());
        Assert.True(breaches.Count == 0, $"{what}: {string.Join("; ", breaches)}");
    }

    /// <summary>All parameters of the operation with their examples.</summary>
    private static string Query(JsonNode operation) => string.Join('&',
        from parameter in operation["parameters"]?.AsArray() ?? []
        where parameter!["in"]!.GetValue<string>() == "query" && parameter["example"] is not null
        let values = parameter["example"] is JsonArray several ? several.Select(value => value!.ToString()) : [parameter["example"]!.ToString()]
        from value in values
        select $"{parameter["name"]!.GetValue<string>()}={Uri.EscapeDataString(value)}");
}
