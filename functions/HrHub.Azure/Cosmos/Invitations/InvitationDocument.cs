using HrHub.Azure.Cosmos.Records;
using HrHub.Core.Invitations;

namespace HrHub.Azure.Cosmos.Invitations;

internal sealed record InvitationDocument : HubDocument
{
    public const string Partition = "invitations";

    public required InvitationEntry Entry { get; init; }

    public InvitationFacets Facets => new(SortKeys.Of(Entry.RequestedAt, Entry.InvitationId), Entry.Progress.ToString(), Entry.Vendor, Entry.PositionCode, Entry.Batch, Entry.Department,
        Entry.ExpiresAt is { } at ? SortKeys.Time(at) : null, Entry.CandidateId);

    public static InvitationDocument Of(InvitationEntry entry) => new() { Id = entry.InvitationId, Pk = Partition, Entry = entry };
}

/// <param name="InvitedAt">Sorts by time, then id.</param>
/// <param name="Progress">How far it is.</param>
/// <param name="Vendor">Where.</param>
/// <param name="PositionCode">To what.</param>
/// <param name="Batch">In which batch, or null.</param>
/// <param name="Department">A path, or null.</param>
/// <param name="ExpiresAt">When the link ends, or null.</param>
/// <param name="InvitationOf">The candidate.</param>
internal sealed record InvitationFacets(string InvitedAt, string Progress, string Vendor, string PositionCode, string? Batch, string? Department, string? ExpiresAt, string InvitationOf);
