using System.Net;
using HrHub.Local.Sandbox.Cosmos.Wire;

namespace HrHub.TestKit.Rights;

/// <summary>Between an app's Cosmos DB client and the account: refuses as the account does what the app's identity has no right to.</summary>
/// <param name="app">Whose client.</param>
/// <param name="rights">What its identity may.</param>
/// <param name="refusals">Takes note.</param>
public sealed class JudgedDocuments(string app, RightsInBicep rights, Refusals refusals) : DelegatingHandler(new SocketsHttpHandler())
{
    private readonly BatchReader _batches = new(new BatchSchema());

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is not null) await request.Content.LoadIntoBufferAsync(cancellationToken);
        string[] path = [.. request.RequestUri!.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries)];
        foreach (var (action, container) in path is ["dbs", _, "colls", var named, "docs", ..] ? (await Actions(request, path.Length > 5, cancellationToken)).Select(action => (action, named)) : Metadata(request))
            if (!refusals.Judge($"{app}: {action} on {container}", container.Length == 0 ? action == "readMetadata" : rights.OnDocuments(app, action, container)))
                return Answers.Refused(HttpStatusCode.Forbidden, $"Request blocked by Auth: principal does not have required RBAC permissions to perform action {action}.");
        return await base.SendAsync(request, cancellationToken);
    }

    /// <summary>Names of containers and partitions may be read by all; containers are made by the templates only.</summary>
    private static IEnumerable<(string, string)> Metadata(HttpRequestMessage request) => [(request.Method == HttpMethod.Get ? "readMetadata" : "make containers", "")];

    private async Task<IReadOnlyCollection<string>> Actions(HttpRequestMessage request, bool isOne, CancellationToken ct)
    {
        if (Has("x-ms-cosmos-is-query-plan-request") || Has("x-ms-documentdb-isquery") || DocumentRequests.Header(request, "Content-Type") is "application/query+json") return ["executeQuery"];
        if (Has("A-IM")) return ["readChangeFeed"];
        if (Has("x-ms-cosmos-is-batch-request")) return [.. (await _batches.Read(await request.Content!.ReadAsByteArrayAsync(ct))).Select(operation => operation.Kind.ToString().ToLowerInvariant()).Distinct()];
        return (request.Method.Method, isOne) switch
        {
            ("POST", false) => [Has("x-ms-documentdb-is-upsert") ? "upsert" : "create"],
            ("GET", true) => ["read"],
            ("PUT", true) => ["replace"],
            ("DELETE", true) => ["delete"],
            _ => [$"{request.Method} of documents"],
        };

        bool Has(string name) => DocumentRequests.Header(request, name) is { Length: > 0 } and not "False";
    }
}
