using HrHub.Core.Inbox;

namespace HrHub.Azure.Cosmos.Inbox;

/// <summary>An inbox entry at rest. Its partition is its own id: deliveries spread evenly, and everything but the sweeps is a point operation.</summary>
internal sealed record InboxDocument : HubDocument
{
    public required string Vendor { get; init; }

    /// <summary>Milliseconds since 1970.</summary>
    public required long ReceivedAt { get; init; }

    public required string Sha256 { get; init; }
    public required bool IsAuthenticated { get; init; }
    public string? UrlEvent { get; init; }
    public byte[]? SealedBody { get; init; }
    public string? BodyObject { get; init; }
    public string? SealedBy { get; init; }
    public string? Defect { get; init; }
    public required InboxState State { get; init; }
    public int Attempts { get; init; }
    public string? InterviewId { get; init; }
    public string? CandidateId { get; init; }

    /// <summary>Milliseconds since 1970. Only while the entry waits to be handled, so the index over it stays small.</summary>
    public long? DueAt { get; init; }

    public static InboxDocument Of(InboxEntry entry) => new()
    {
        Id = entry.Id,
        Pk = entry.Id,
        Vendor = entry.Vendor,
        ReceivedAt = entry.ReceivedAt.ToUnixTimeMilliseconds(),
        Sha256 = entry.PayloadSha256,
        IsAuthenticated = entry.PayloadAuthenticated,
        UrlEvent = entry.UrlEvent,
        SealedBody = entry.SealedBody,
        BodyObject = entry.BodyObject,
        SealedBy = entry.SealedBy,
        Defect = entry.Defect,
        State = entry.State,
        Attempts = entry.Attempts,
        InterviewId = entry.InterviewId,
        CandidateId = entry.CandidateId,
        DueAt = entry.State is InboxState.Accepted ? entry.ReceivedAt.ToUnixTimeMilliseconds() : null,
    };

    public InboxEntry Entry() => new()
    {
        Id = Id,
        Vendor = Vendor,
        ReceivedAt = DateTimeOffset.FromUnixTimeMilliseconds(ReceivedAt),
        PayloadSha256 = Sha256,
        PayloadAuthenticated = IsAuthenticated,
        UrlEvent = UrlEvent,
        SealedBody = SealedBody,
        BodyObject = BodyObject,
        SealedBy = SealedBy,
        Defect = Defect,
        State = State,
        Attempts = Attempts,
        InterviewId = InterviewId,
        CandidateId = CandidateId,
    };

    /// <summary>Nothing more to do with it: the body is gone from here.</summary>
    public InboxDocument Handled(string? interviewId, string? candidateId)
        => this with { State = InboxState.Handled, SealedBody = null, BodyObject = null, SealedBy = null, DueAt = null, InterviewId = interviewId, CandidateId = candidateId };
}
