using HrHub.Local.Sandbox.Azurite;
using HrHub.Local.Sandbox.Cosmos;

namespace HrHub.Local.Sandbox;

/// <summary>Stand-ins for Cosmos DB and Blob Storage on 127.0.0.1, for a hub that uses the adapters of the cloud.</summary>
public sealed class SandboxStores : IAsyncDisposable
{
    private SandboxStores(CosmosServer cosmos, AzuriteServer blobs) => (Cosmos, Blobs) = (cosmos, blobs);

    public CosmosServer Cosmos { get; }
    public AzuriteServer Blobs { get; }

    /// <summary>For a hub that shall use them; keys with colons.</summary>
    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Stores:Kind"] = Hosting.StoresOptions.Azure,
        ["Cosmos:Endpoint"] = Cosmos.Endpoint.ToString(),
        ["Cosmos:KeysEndpoint"] = "",
        ["Cosmos:EmulatorKey"] = CosmosServer.Key,
        ["Blobs:EmulatorConnection"] = Blobs.Connection,
    };

    /// <param name="directory">What Azurite keeps; made when missing, and kept.</param>
    /// <param name="clock">Stamps documents.</param>
    /// <param name="ct">Cancels the start.</param>
    /// <exception cref="FileNotFoundException">Azurite is not installed.</exception>
    public static async Task<SandboxStores> Start(string directory, TimeProvider clock, CancellationToken ct)
    {
        var blobs = await AzuriteServer.Start(directory, ct);
        try
        {
            return new(await CosmosServer.Start(clock, ct), blobs);
        }
        catch
        {
            await blobs.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Cosmos.DisposeAsync();
        await Blobs.DisposeAsync();
    }
}
