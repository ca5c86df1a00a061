using HrHub.Core.Canonical;

namespace HrHub.Core.Vendors.Reading;

/// <summary>What one kind of event (or one answer of the vendor's API) means for its interview.</summary>
public sealed record EventRule
{
    /// <summary>Why the event says nothing about an interview: such a delivery is counted and left alone.</summary>
    public string? Ignore { get; init; }

    public PartEffect Effect { get; init; } = PartEffect.Update;

    /// <summary>
    /// Place in the life of an interview, higher is later; decides where the vendor sends no time. Steps of 10 leave room.
    /// An answer of the API stands one above the event that asked for it.
    /// </summary>
    public int Rank { get; init; }

    public InterviewStatus? Status { get; init; }
    public Expression? InterviewId { get; init; }
    public TimeSource? OccurredAt { get; init; }

    /// <summary>Names under <c>reading.maps</c>. Later ones win.</summary>
    public IReadOnlyList<string> Maps { get; init; } = [];

    /// <summary>Instead of maps: where the payload holds a document of the canonical schema.</summary>
    public Expression? Document { get; init; }

    public IReadOnlyList<FollowUpRule> FollowUps { get; init; } = [];
}

/// <summary>A call to the vendor's API that the event asks for.</summary>
public sealed record FollowUpRule
{
    /// <summary>A name under <c>api.calls</c>.</summary>
    public required string Call { get; init; }

    /// <summary>Values for the call's URL template; each must be there.</summary>
    public IReadOnlyDictionary<string, Expression> With { get; init; } = new Dictionary<string, Expression>();
}
