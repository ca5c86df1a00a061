using HrHub.Core.Keys;

namespace HrHub.Core.Records;

/// <param name="CandidateId">Whose.</param>
/// <param name="Position">Where the next page begins.</param>
public sealed record IndexedCandidate(string CandidateId, long Position);

/// <summary>The tokens of candidates under a blind index whose key is being rotated. Lies in the store of the files.</summary>
public interface ICandidateTokens
{
    /// <summary>Candidates for whom this is the newest version that has all their tokens, in the order of their making.</summary>
    /// <param name="version">Of the blind index.</param>
    /// <param name="after">Position of the last one of the page before; 0 for the first page.</param>
    /// <param name="max">Size of the page.</param>
    /// <param name="ct">Cancels.</param>
    Task<IReadOnlyList<IndexedCandidate>> ListUnder(int version, long after, int max, CancellationToken ct);

    Task<long> CountUnder(int version, CancellationToken ct);

    /// <summary>
    /// Adds a candidate's tokens of a new version, in one transaction. Only what is there is followed: tokens of an erased candidate do not come back, and a key that another
    /// candidate holds stays that candidate's.
    /// </summary>
    /// <param name="candidateId">Whose.</param>
    /// <param name="expected">The tag under which the file was read; null when its key is gone, so that nothing can be read of it any more.</param>
    /// <param name="names">All tokens of the name.</param>
    /// <param name="keys">Keys of the identifiers under the old version, and what they are under the new one.</param>
    /// <param name="version">The new version.</param>
    /// <param name="ct">Cancels before the transaction starts.</param>
    /// <returns>False when the file has changed since.</returns>
    Task<bool> Add(string candidateId, string? expected, IReadOnlyList<NameToken> names, IReadOnlyList<(string Old, string New)> keys, int version, CancellationToken ct);

    /// <summary>Deletes all tokens of this version and older ones.</summary>
    Task Drop(int version, CancellationToken ct);
}
