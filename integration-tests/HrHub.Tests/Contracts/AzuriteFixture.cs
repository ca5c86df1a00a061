using HrHub.Azure.Blobs;
using HrHub.Local.Sandbox.Azurite;
using HrHub.TestKit;
using HrHub.TestKit.Blobs;

namespace HrHub.Tests.Contracts;

/// <summary>One Azurite for the tests of a class.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private AzuriteServer _server = null!;

    public async Task InitializeAsync() => _server = await AzuriteServer.Start(_folder.Path, default);

    /// <summary>A port on containers of its own.</summary>
    public async Task<Opened<T>> Open<T>(Func<BlobContainers, T> port, bool withFaults = false)
    {
        var world = await BlobWorld.On(_server, withFaults);
        return new(port(world.Containers), world);
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }
}
