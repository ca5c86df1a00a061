using System.Collections.ObjectModel;
using Microsoft.Azure.Cosmos;

namespace HrHub.Azure.Cosmos;

/// <summary>
/// The containers with their indexing policies. Members are indexed by name, and nothing else is: what is sealed can't get into an index by forgetting to leave it out,
/// and a write pays only for what a query asks. None has a time to live.
/// </summary>
public static class ContainerDefinitions
{
    private const string Batch = "/facets/batch", Position = "/facets/positionCode", Place = "/facets/place";
    private const CompositePathSortOrder Down = CompositePathSortOrder.Descending;

    /// <summary>Partition key path of every container.</summary>
    public const string PartitionKey = "/pk";

    public static IReadOnlyList<ContainerProperties> All { get; } =
    [
        // Newest first within a batch, a position or both; a search by anything else sorts by the order alone.
        Of(ContainerNames.Candidates, ["/kind/?", "/facets/*"],
            [(Batch, Down), (Place, Down)], [(Position, Down), (Place, Down)], [(Batch, Down), (Position, Down), (Place, Down)]),
        Of(ContainerNames.Index, ["/candidateId/?", "/identityVersion/?"]),
        Of(ContainerNames.Inbox, ["/vendor/?", "/state/?", "/dueAt/?", "/sealedBy/?", "/bodyObject/?"]),
        Of(ContainerNames.Keys, ["/wrappedBy/?", "/isShared/?"]),
        Of(ContainerNames.Work, ["/kind/?", "/facets/*"]),
        // What the public app counts: its identity may write here and, but for new inbox entries, nowhere else.
        Of(ContainerNames.Ledger, ["/kind/?"]),
    ];

    private static ContainerProperties Of(string name, IReadOnlyList<string> indexed, params IReadOnlyList<IReadOnlyList<(string Path, CompositePathSortOrder Order)>> composites)
    {
        var definition = new ContainerProperties(name, PartitionKey) { PartitionKeyDefinitionVersion = PartitionKeyDefinitionVersion.V2 };
        var policy = definition.IndexingPolicy;
        policy.Automatic = true;
        policy.IndexingMode = IndexingMode.Consistent;
        // The service does not index the partition key by itself; reading many by id and key filters on it.
        policy.IncludedPaths.Add(new() { Path = PartitionKey + "/?" });
        foreach (var path in indexed) policy.IncludedPaths.Add(new() { Path = path });
        policy.ExcludedPaths.Add(new() { Path = "/*" });
        foreach (var composite in composites) policy.CompositeIndexes.Add(new Collection<CompositePath>([.. composite.Select(part => new CompositePath { Path = part.Path, Order = part.Order })]));
        return definition;
    }
}
