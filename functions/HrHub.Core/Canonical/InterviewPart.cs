using System.Text.Json.Nodes;

namespace HrHub.Core.Canonical;

/// <summary>What an event means for its interview.</summary>
public enum PartEffect { Create, Update, Provisional, Final, Revoke, Delete }

/// <summary>
/// What one delivery says about one interview. An interview is a pure function of the set of its parts (see InterviewFold),
/// which is why late, early, repeated and reordered deliveries all end in the same record.
/// </summary>
public sealed record InterviewPart
{
    /// <summary>Id of the delivery (inbox id), or of the fetched detail; a part with a known id is the same part again.</summary>
    public required string PartId { get; init; }

    public required string Vendor { get; init; }
    public required string VendorInterviewId { get; init; }
    public required PartEffect Effect { get; init; }

    /// <summary>The vendor's own time of the event. Where it sends none, <see cref="Rank"/> orders the parts.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>When the hub took the part into a file, by its own clock; null in files that an earlier version wrote.</summary>
    public DateTimeOffset? FiledAt { get; init; }

    /// <summary>Place of the event kind in the life of an interview, from the profile; higher is later.</summary>
    public required int Rank { get; init; }

    /// <summary>The fields this part knows, in the shape of <see cref="Interview"/> (JSON names); absent means not said.</summary>
    public required JsonObject Fields { get; init; }

    public required ProvenanceEntry Provenance { get; init; }
    public IReadOnlyList<string> UnmappedFields { get; init; } = [];
    public IReadOnlyList<Suspicion> Suspicions { get; init; } = [];

    /// <summary>What else has to be asked of the vendor's API; each answer is a further part.</summary>
    public IReadOnlyList<FollowUp> FollowUps { get; init; } = [];
}

/// <summary>One call to the vendor's API that a thin event asks for.</summary>
/// <param name="Call">Name of the call under <c>api.calls</c> of the vendor's profile.</param>
/// <param name="With">Values for the call's URL template, by name.</param>
public sealed record FollowUp(string Call, IReadOnlyDictionary<string, string> With);
