using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;

namespace HrHub.Azure.Blobs;

/// <summary>Opens accounts the way the hub uses it.</summary>
public static class BlobClients
{
    /// <param name="options">The accounts.</param>
    /// <param name="endpoint">Which of them.</param>
    /// <param name="credential">Used where there is no emulator.</param>
    /// <param name="transport">The network, for tests; null for the SDK's own.</param>
    public static BlobServiceClient Open(BlobOptions options, string endpoint, TokenCredential credential, HttpPipelineTransport? transport = null)
    {
        var how = new BlobClientOptions();
        // Seven tries within some seven seconds: longer than a failover within the region, shorter than a lease and than the lock of a message.
        (how.Retry.Mode, how.Retry.MaxRetries) = (RetryMode.Exponential, 6);
        (how.Retry.Delay, how.Retry.MaxDelay) = (TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(4));
        // A block of a megabyte takes a second on a slow line: what is silent for half a minute is broken.
        how.Retry.NetworkTimeout = TimeSpan.FromSeconds(30);
        // Names of objects are ids, but addresses have no place in a log.
        how.Diagnostics.IsLoggingEnabled = false;
        how.AddPolicy(new PermanentDelete(), HttpPipelinePosition.PerCall);
        if (transport is not null) how.Transport = transport;
        return options.EmulatorConnection.Length > 0 ? new(options.EmulatorConnection, how) : new(new Uri(endpoint), credential, how);
    }
}
