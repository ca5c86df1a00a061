using HrHub.Local.Sandbox.Cosmos;
using HrHub.Azure.Cosmos;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace HrHub.TestKit.Cosmos;

/// <summary>
/// The hub's containers behind the real SDK: on a handler of its own, or, where <c>HRHUB_TEST_COSMOS</c> says <c>endpoint;key</c>, on that account or emulator, in a database
/// that is deleted in the end.
/// </summary>
public sealed class CosmosWorld : IAsyncDisposable
{
    private readonly HttpMessageHandler? _network;

    private CosmosWorld(CosmosHandler handler, HttpMessageHandler network, ILogger<CosmosRetry> log)
    {
        Handler = handler;
        var real = Environment.GetEnvironmentVariable("HRHUB_TEST_COSMOS")?.Split(';');
        _network = real is null ? network : null;
        var options = new CosmosOptions
        {
            Endpoint = real?[0] ?? "http://cosmos.test/",
            EmulatorKey = real?[1] ?? Convert.ToBase64String(new byte[64]),
            Database = real is null ? "hrhub" : $"hrhub-test-{Guid.NewGuid():N}",
        };
        Database = new(CosmosClients.Open(options, options.Endpoint, new NoCredential(), _network), CosmosClients.Open(options, options.Endpoint, new NoCredential(), _network), options.Database,
            new CosmosRetry(log, TimeProvider.System));
    }

    /// <summary>What answers; it stays empty where a real account does.</summary>
    public CosmosHandler Handler { get; }

    public CosmosDatabase Database { get; }

    /// <summary>What went wrong on the way; null where nothing does.</summary>
    public CosmosFaults? Faults { get; private init; }

    /// <summary>With all containers.</summary>
    /// <param name="withFaults">Whether requests fail in passing, see <see cref="CosmosFaults"/>.</param>
    /// <param name="physicalPartitions">How many a query without partition key asks.</param>
    /// <param name="between">Stands between the SDK and what answers; null for nothing.</param>
    /// <param name="log">What the hub logs of its requests; null for nowhere.</param>
    public static async Task<CosmosWorld> Start(bool withFaults = false, int physicalPartitions = 3, Func<HttpMessageHandler, HttpMessageHandler>? between = null, ILogger<CosmosRetry>? log = null)
    {
        // The SDK's own planner instead of a request: it reads the real language and rewrites queries as against the service.
        Environment.SetEnvironmentVariable("AZURE_COSMOS_USE_QUERY_PLAN_INTEROP_LINUX", "true");
        // Nobody asks a cloud's metadata address who it is.
        Environment.SetEnvironmentVariable("COSMOS_DISABLE_IMDS_ACCESS", "true");
        // Retries wait on the real clock: a clock that stands still would never let them go on.
        var handler = new CosmosHandler(TimeProvider.System, physicalPartitions) { LongestPage = withFaults ? 3 : 1_000 };
        var faults = withFaults ? new CosmosFaults(handler, seed: 1) : null;
        var network = faults ?? (HttpMessageHandler)handler;
        var world = new CosmosWorld(handler, between?.Invoke(network) ?? network, log ?? NullLogger<CosmosRetry>.Instance) { Faults = faults };
        await world.Database.Create(default);
        return world;
    }

    public async ValueTask DisposeAsync()
    {
        if (_network is null) await Database.Drop(default);
        Database.Dispose();
        _network?.Dispose();
    }
}
