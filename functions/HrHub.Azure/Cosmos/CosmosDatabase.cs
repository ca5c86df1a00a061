using Microsoft.Azure.Cosmos;

namespace HrHub.Azure.Cosmos;

/// <summary>The hub's containers. Keys live in an account of their own where the settings name one.</summary>
public sealed class CosmosDatabase(CosmosClient records, CosmosClient keys, string database, CosmosRetry retry) : IDisposable
{
    public HubContainer Candidates { get; } = new(records.GetContainer(database, ContainerNames.Candidates), retry);
    public HubContainer Index { get; } = new(records.GetContainer(database, ContainerNames.Index), retry);
    public HubContainer Inbox { get; } = new(records.GetContainer(database, ContainerNames.Inbox), retry);
    public HubContainer Work { get; } = new(records.GetContainer(database, ContainerNames.Work), retry);
    public HubContainer Ledger { get; } = new(records.GetContainer(database, ContainerNames.Ledger), retry);
    public HubContainer Keys { get; } = new(keys.GetContainer(database, ContainerNames.Keys), retry);

    /// <summary>Makes database and containers where they are missing: for emulators and tests. On Azure the Bicep makes them, and an app's identity may not.</summary>
    public async Task Create(CancellationToken ct)
    {
        foreach (var definition in ContainerDefinitions.All)
        {
            var client = definition.Id == ContainerNames.Keys ? keys : records;
            Database made = await client.CreateDatabaseIfNotExistsAsync(database, cancellationToken: ct);
            await made.CreateContainerIfNotExistsAsync(definition, cancellationToken: ct);
        }
    }

    /// <summary>Deletes the databases with everything in them: for tests.</summary>
    public async Task Drop(CancellationToken ct)
    {
        foreach (var client in new[] { records, keys }.DistinctBy(client => client.Endpoint))
            await client.GetDatabase(database).DeleteAsync(cancellationToken: ct);
    }

    public void Dispose()
    {
        records.Dispose();
        keys.Dispose();
    }
}
