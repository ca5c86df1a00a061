using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace HrHub.Azure.Cosmos;

/// <summary>Makes database and containers in the local emulator, which starts empty. Does nothing to a real account: there Bicep makes them, and an app's identity may not.</summary>
public sealed class MakeEmulatorDatabase(CosmosDatabase database, IOptions<CosmosOptions> options) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => options.Value.EmulatorKey.Length > 0 ? database.Create(cancellationToken) : Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
