namespace HrHub.Core.Audit;

/// <summary>The audit trail: append-only, hash-chained per candidate. Changes of a file carry their events in <see cref="Records.ICandidateFiles.Save"/>, in the same transaction.</summary>
public interface IAuditLog
{
    /// <summary>For what changes no file: reads, refusals, runs. Await it before a read is served.</summary>
    /// <returns>When the task ends the entry survives a power cut.</returns>
    Task<AuditEntry> Append(AuditEvent happened, CancellationToken ct);

    /// <summary>One chain, in order.</summary>
    IAsyncEnumerable<AuditEntry> Chain(string chain, CancellationToken ct);

    /// <summary>Entries of <see cref="AuditEvent.HubChain"/> that show the candidate among others, in order: see <see cref="AuditEvent.Shown"/>.</summary>
    IAsyncEnumerable<AuditEntry> Showing(string candidateId, CancellationToken ct);

    /// <summary>The heads of all chains, by name.</summary>
    IAsyncEnumerable<ChainHead> Heads(CancellationToken ct);

    /// <summary>Entries of all chains since a time, in the order of writing.</summary>
    IAsyncEnumerable<AuditEntry> Since(DateTimeOffset since, CancellationToken ct);
}
