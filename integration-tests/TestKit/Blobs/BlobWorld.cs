using Azure.Core.Pipeline;
using HrHub.Azure.Blobs;
using HrHub.Local.Sandbox.Azurite;
using HrHub.TestKit.Cosmos;

namespace HrHub.TestKit.Blobs;

/// <summary>The hub's blob containers behind the real SDK, under names of their own on an Azurite that several may share.</summary>
public sealed class BlobWorld : IAsyncDisposable
{
    private BlobWorld(BlobOptions options, string mark, BlobFaults? faults)
    {
        Faults = faults;
        var account = BlobClients.Open(options, "", new NoCredential(), faults is null ? null : new HttpClientTransport(faults));
        Containers = new(account.GetBlobContainerClient($"objects-{mark}"), account.GetBlobContainerClient($"roots-{mark}"));
    }

    public BlobContainers Containers { get; }

    /// <summary>Null where no request fails.</summary>
    public BlobFaults? Faults { get; }

    /// <param name="server">Where the containers will be.</param>
    /// <param name="withFaults">Whether requests fail in passing, see <see cref="BlobFaults"/>.</param>
    public static Task<BlobWorld> On(AzuriteServer server, bool withFaults = false) => On(server.Connection, withFaults);

    /// <inheritdoc cref="On(AzuriteServer, bool)"/>
    public static async Task<BlobWorld> On(string connection, bool withFaults = false)
    {
        var world = new BlobWorld(new() { EmulatorConnection = connection }, Guid.NewGuid().ToString("N")[..8], withFaults ? new(seed: 1) : null);
        await world.Containers.Create(default);
        return world;
    }

    public ValueTask DisposeAsync()
    {
        Faults?.Dispose();
        return default;
    }
}
