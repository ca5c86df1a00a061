using HrHub.Azure.Cosmos.Records;
using HrHub.Core.Parking;

namespace HrHub.Azure.Cosmos.Compliance.Parked;

internal sealed record ParkedDocument : HubDocument
{
    public const string Partition = "parked", Ordered = "ordered";

    public required ParkedItem Item { get; init; }
    public required ParkedFacets Facets { get; init; }

    public static ParkedDocument Of(ParkedItem item) => new()
    {
        Id = IdOf(item.Id),
        Pk = Partition,
        Item = item,
        Facets = new(SortKeys.Of(item.ParkedAt, item.Id), item.Stage.ToString(), item.Neighbour, item.Reason.Code, item.CandidateId, item.Order is null ? null : Ordered),
    };

    // Ids of items end in the name of a neighbour: any text.
    public static string IdOf(string itemId) => HashedId.Of(itemId);
}

/// <param name="ParkedAt">Sorts by time, then id.</param>
/// <param name="ParkedStage">Where it was given up.</param>
/// <param name="Neighbour">The vendor or the system.</param>
/// <param name="ReasonCode">Why.</param>
/// <param name="ParkedOf">The candidate; null where it is not known.</param>
/// <param name="ParkedOrder">Null where nobody ordered anything: the index holds only those with an order.</param>
internal sealed record ParkedFacets(string ParkedAt, string ParkedStage, string Neighbour, string ReasonCode, string? ParkedOf, string? ParkedOrder);
