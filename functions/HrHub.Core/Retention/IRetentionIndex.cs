namespace HrHub.Core.Retention;

/// <summary>Files by the dates they carry. Time and memory are those of the page, not of the store.</summary>
public interface IRetentionIndex
{
    /// <summary>Files of which something is due, those with the oldest date first, each once. A page may be read while files before it are erased or stay.</summary>
    /// <param name="asOf">Inclusive.</param>
    /// <param name="after">From the page before; null for the first.</param>
    /// <param name="max">At most so many.</param>
    /// <param name="ct">Cancels before the read.</param>
    Task<DuePage> Due(DateTimeOffset asOf, string? after, int max, CancellationToken ct);

    /// <summary>Whether there are so many files, counted no further than that.</summary>
    Task<bool> HasAtLeast(long files, CancellationToken ct);

    /// <summary>Files whose dates are by other policies, in an order of the store's own, each once; those that are stamped anew between two pages don't come again.</summary>
    /// <param name="stamp">See <see cref="PolicySet.Stamp"/>.</param>
    /// <param name="after">From the page before; null for the first.</param>
    /// <param name="max">At most so many.</param>
    /// <param name="ct">Cancels before the read.</param>
    Task<FilePage> StampedOtherwise(string stamp, string? after, int max, CancellationToken ct);

    /// <summary>Replaces the dates of a file and the stamp, nothing else: its version stays, and nobody is told.</summary>
    /// <returns>False when the file is not as it was read: whoever changed it stamped it too.</returns>
    Task<bool> Restamp(string candidateId, string etag, IReadOnlyList<DueDate> due, string stamp, CancellationToken ct);
}

/// <param name="CandidateId">The file.</param>
/// <param name="At">The first of its dates.</param>
public sealed record DueFile(string CandidateId, DateTimeOffset At);

/// <param name="Files">Oldest date first.</param>
/// <param name="Next">Null on the last page.</param>
public sealed record DuePage(IReadOnlyList<DueFile> Files, string? Next);

/// <param name="CandidateIds">The files.</param>
/// <param name="Next">Null on the last page.</param>
public sealed record FilePage(IReadOnlyList<string> CandidateIds, string? Next);
