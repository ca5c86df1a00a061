using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace HrHub.Local.Sandbox.Cosmos.Store;

/// <summary>Everything an account holds. Databases and containers are found by their names and by their resource ids.</summary>
public sealed class StoredDatabases(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, (int Number, ConcurrentDictionary<string, StoredContainer> Containers)> _databases = new();
    private int _count;
    private long _last;

    /// <returns>False when it is there already.</returns>
    public bool Add(string database) => _databases.TryAdd(database, (Interlocked.Increment(ref _count), new()));

    /// <returns>The name, or null when there is none.</returns>
    public string? NameOf(string nameOrId)
        => _databases.ContainsKey(nameOrId) ? nameOrId : _databases.FirstOrDefault(one => ResourceIds.Database(one.Value.Number) == nameOrId).Key;

    public string ResourceId(string database) => ResourceIds.Database(_databases[database].Number);

    /// <returns>The container; null when it is there already.</returns>
    public StoredContainer? Add(string database, JsonObject definition)
    {
        var (number, containers) = _databases[database];
        var added = new StoredContainer(number, Interlocked.Increment(ref _count), definition, () => Interlocked.Increment(ref _last), clock);
        return containers.TryAdd(added.Name, added) ? added : null;
    }

    public StoredContainer? Find(string database, string nameOrId)
        => _databases.TryGetValue(database, out var found) ? found.Containers.Values.FirstOrDefault(one => one.Name == nameOrId || one.ResourceId == nameOrId) : null;

    /// <summary>Every document of every container.</summary>
    public IReadOnlyList<(string Container, StoredDocument Document)> Everything()
        => [.. _databases.Values.SelectMany(database => database.Containers.Values).SelectMany(container => container.Documents(null).Select(document => (container.Name, document)))];
}
