namespace HrHub.Core.Idempotency;

/// <summary>The requests that named themselves, each once. What is kept of an answer is sealed.</summary>
public interface IIdempotencyRecords
{
    /// <summary>Inserts; where the id is taken, only in the place of a record that may be replaced.</summary>
    /// <param name="fresh">Without an answer.</param>
    /// <param name="mayBeReplaced">Asked of the record that is there.</param>
    /// <param name="ct">Cancels before the write.</param>
    /// <returns>Null when this try has begun; otherwise the record of the one that came before.</returns>
    Task<IdempotencyRecord?> Begin(IdempotencyRecord fresh, Func<IdempotencyRecord, bool> mayBeReplaced, CancellationToken ct);

    /// <summary>Keeps the answer of a try. No-op when another try has taken its place.</summary>
    Task Finish(IdempotencyRecord answered, CancellationToken ct);

    /// <summary>Forgets a try that changed nothing: the same request may run again. No-op when another try has taken its place.</summary>
    Task Withdraw(IdempotencyRecord begun, CancellationToken ct);

    /// <summary>Deletes those that were started before this time.</summary>
    Task Trim(DateTimeOffset before, CancellationToken ct);
}
