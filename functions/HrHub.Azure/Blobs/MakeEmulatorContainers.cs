using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace HrHub.Azure.Blobs;

/// <summary>Makes the containers in a local Azurite, which starts empty. Does nothing to a real account: there Bicep makes them, and an app's identity may not.</summary>
public sealed class MakeEmulatorContainers(BlobContainers containers, IOptions<BlobOptions> options) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => options.Value.EmulatorConnection.Length > 0 ? containers.Create(cancellationToken) : Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
