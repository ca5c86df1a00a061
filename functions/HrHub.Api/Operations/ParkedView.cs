using HrHub.Core.Parking;
using HrHub.Core.Records.Search;

namespace HrHub.Api.Operations;

/// <summary>A parked item as people see it.</summary>
public sealed record ParkedView
{
    public required string Id { get; init; }

    /// <summary>Where it was given up.</summary>
    public required ParkedStage Stage { get; init; }

    /// <summary>The vendor, or the downstream system.</summary>
    public required string Neighbour { get; init; }

    /// <summary>Id of the delivery, the media item, the candidate or the interview.</summary>
    public required string Subject { get; init; }

    public string? CandidateId { get; init; }

    /// <summary>Why, as a stable code.</summary>
    public required string Code { get; init; }

    /// <summary>Why, in one sentence of either language.</summary>
    public required Label Message { get; init; }

    /// <summary>Path in the vendor's payload or our record.</summary>
    public string? Field { get; init; }

    /// <summary>Where in the profile the rule is.</summary>
    public string? ProfileLine { get; init; }

    /// <summary>What stands in the field: only of a single item, and only for whoever mends it or reads files. Null also once the key it was sealed under is gone.</summary>
    public string? Value { get; init; }

    public required DateTimeOffset ParkedAt { get; init; }
    public required int Attempts { get; init; }

    /// <summary>What was ordered and is not carried out yet.</summary>
    public ParkedOrder? Order { get; init; }

    public static ParkedView Of(ParkedItem item, bool withValue = false) => new()
    {
        Id = item.Id,
        Stage = item.Stage,
        Neighbour = item.Neighbour,
        Subject = item.Subject,
        CandidateId = item.CandidateId,
        Code = item.Reason.Code,
        Message = ParkWording.Of(item),
        Field = item.Reason.Field,
        ProfileLine = item.Reason.ProfileLine,
        Value = withValue ? item.Reason.Value : null,
        ParkedAt = item.ParkedAt,
        Attempts = item.Attempts,
        Order = item.Order,
    };
}
