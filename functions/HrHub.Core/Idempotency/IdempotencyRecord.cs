namespace HrHub.Core.Idempotency;

/// <summary>A request that named itself by <c>Idempotency-Key</c> (draft-ietf-httpapi-idempotency-key-header), and what it was answered.</summary>
public sealed record IdempotencyRecord
{
    /// <summary>Hashed from who asked, in which role, method, path and key.</summary>
    public required string Id { get; init; }

    /// <summary>SHA-256 of the body, lower-case hex; empty where the body is told only by the answer.</summary>
    public required string Body { get; init; }

    /// <summary>Also tells one try from the next.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Whom the answer is about; null while it runs, and for what concerns no single person.</summary>
    public string? CandidateId { get; init; }

    /// <summary>The answer, sealed under the person's key or, where there is none, an epoch key; null while it runs.</summary>
    public byte[]? SealedAnswer { get; init; }

    /// <summary>Whether another try may take its place: it is too old, or it never ended.</summary>
    /// <param name="now">Now.</param>
    /// <param name="options">How old, and how long.</param>
    public bool MayBeReplaced(DateTimeOffset now, IdempotencyOptions options) => StartedAt + (SealedAnswer is null ? options.BrokenAfter : options.Keep) <= now;

    public override string ToString() => $"IdempotencyRecord({Id})";
}
