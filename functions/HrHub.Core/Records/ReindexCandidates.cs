using System.Security.Cryptography;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;
using HrHub.Core.Employees;
using HrHub.Core.Keys;
using Microsoft.Extensions.Logging;

namespace HrHub.Core.Records;

/// <summary>
/// Finishes the rotation of a blind index: writes every candidate's tokens under the new key, from the unsealed file; then deletes the old tokens and destroys the old key.
/// Every candidate's row says which version it has, so a run that was interrupted is finished by the next one.
/// </summary>
public sealed partial class ReindexCandidates(ICandidateFiles files, ICandidateTokens tokens, KeyRing keys, IKeyStore store, IAuditLog audit, ILogger<ReindexCandidates> log)
{
    private const int Page = 200;

    /// <param name="Reindexed">Candidates that can be found under the new key now.</param>
    /// <param name="Failed">Candidates whose file does not open: each is in the log, and the old key stays.</param>
    /// <param name="Complete">The old key is destroyed, or no rotation was under way.</param>
    public sealed record Report(long Reindexed, long Failed, bool Complete);

    public async Task<Report> Handle(Caller by, IProgress<KeyWork>? progress, CancellationToken ct)
    {
        var indexes = await keys.BlindIndexes(ct);
        if (!indexes.IsRotating) return new(0, 0, Complete: true);
        // Another process may still write without the new key.
        if (indexes.Settled != indexes.Current.Version) return new(0, 0, Complete: false);

        var (done, failed, old) = (0L, 0L, indexes.Live[1]);
        var total = await tokens.CountUnder(old.Version, ct);
        for (var after = 0L; await tokens.ListUnder(old.Version, after, Page, ct) is { Count: > 0 } page; after = page[^1].Position)
        {
            foreach (var result in await Task.WhenAll(page.Select(candidate => Try(candidate.CandidateId, indexes, ct)))) _ = result switch
            {
                true => done++,
                null => failed++,
                false => 0,
            };
            progress?.Report(new(done + failed, total));
        }
        // A file that was changed meanwhile is the next run's.
        if (await tokens.CountUnder(old.Version, ct) > 0) return new(done, failed, Complete: false);

        // The key last: as long as it is there, a run that was interrupted here is finished by the next one.
        await tokens.Drop(old.Version, ct);
        await store.Delete(KeyIds.BlindIndex(old.Version), ct);
        await audit.Append(RotateKeys.Rotated(by, KeyIds.BlindIndex(old.Version), "destroyed"), ct);
        return new(done, failed, Complete: true);
    }

    private async Task<bool?> Try(string candidateId, BlindIndexes indexes, CancellationToken ct)
    {
        try
        {
            using (var key = await keys.FindCandidate(candidateId, ct))
                if (key is null) return await tokens.Add(candidateId, null, [], [], indexes.Current.Version, ct);
            return await files.Find(candidateId, ct) is { } stored
                && await tokens.Add(candidateId, stored.ETag, stored.File.Identity.Name is { } name ? indexes.NameTokens(name) : [], KeysOf(stored.File, indexes), indexes.Current.Version, ct);
        }
        catch (CryptographicException)
        {
            LogBroken(candidateId);
            return null;
        }
    }

    /// <summary>Each part, each correction and what HR said when it invited too: an identifier that a later one replaced still leads to the candidate.</summary>
    private static List<(string Old, string New)> KeysOf(CandidateFile file, BlindIndexes indexes)
        => [.. file.Interviews.SelectMany(interview => interview.Parts.Select(part => InterviewFold.Fold([part])).Append(interview.Interview)).Select(interview => interview.Candidate)
            .Concat(file.Corrections.Select(correction => CandidateIdentities.Merge([], correction)))
            .Concat(file.Invitations.Select(invitation => invitation.Person).OfType<CandidateIdentity>())
            .SelectMany(identity => CandidateIdentities.KeysOf(identity, indexes.Live[1]).Zip(CandidateIdentities.KeysOf(identity, indexes.Current), (old, @new) => (old.Key, @new.Key)))
            .Concat(file.EmployeeNumber is { } number ? [(EmployeeKeys.Of(number, indexes.Live[1]), EmployeeKeys.Of(number, indexes.Current))] : [])
            .Distinct()];

    [LoggerMessage(1, LogLevel.Error, "The file {CandidateId} does not open: its tokens can't be written anew, and the old blind index stays.")]
    private partial void LogBroken(string candidateId);
}
