using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Core;
using Microsoft.Azure.Cosmos;

namespace HrHub.Azure.Cosmos;

/// <summary>Opens accounts the way the hub uses them.</summary>
public static class CosmosClients
{
    /// <summary>How documents are written: camel case, enumerations by name, nothing for null.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <param name="options">The account.</param>
    /// <param name="endpoint">Which of its two endpoints.</param>
    /// <param name="credential">Used where there is no emulator key.</param>
    /// <param name="network">The transport, for tests; null for the SDK's own.</param>
    public static CosmosClient Open(CosmosOptions options, string endpoint, TokenCredential credential, HttpMessageHandler? network = null)
    {
        var how = new CosmosClientOptions
        {
            ApplicationName = "hrhub",
            // One protocol for the service, the emulator and tests; and only port 443 through a private endpoint.
            ConnectionMode = ConnectionMode.Gateway,
            // One region: another one would not have what was just written.
            LimitToEndpoint = true,
            // A request takes milliseconds: after ten seconds nobody waits for this answer any more, and the queue brings the work again.
            RequestTimeout = TimeSpan.FromSeconds(10),
            // Rate limits pass within a second where the budget is right; longer waits belong to the queue, which doesn't hold a lock meanwhile.
            MaxRetryAttemptsOnRateLimitedRequests = 9,
            MaxRetryWaitTimeOnRateLimitedRequests = TimeSpan.FromSeconds(15),
            // The writer has what it wrote: only the new ETag comes back, in a header.
            EnableContentResponseOnWrite = false,
            // Bulk has no all-or-nothing, and the Linux emulator is reported to ignore If-Match in it.
            AllowBulkExecution = false,
            UseSystemTextJsonSerializerWithOptions = Json,
        };
        if (network is not null) how.HttpClientFactory = () => new HttpClient(network, disposeHandler: false);
        return options.EmulatorKey.Length > 0 ? new(endpoint, options.EmulatorKey, how) : new(endpoint, credential, how);
    }
}
