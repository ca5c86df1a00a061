using HrHub.Core.Audit;
using HrHub.Core.Messaging;
using HrHub.Core.Retention;

namespace HrHub.Core.Records;

/// <summary>Changes a candidate's file under optimistic concurrency and tells the downstream systems.</summary>
public sealed class ChangeCandidateFile(ICandidateFiles files, StampRetention stamp, IMessageBus bus, TimeProvider clock)
{
    private const int Tries = 50;

    /// <param name="candidateId">A merged file's id leads to the file it was merged into.</param>
    /// <param name="change">May run several times; returns its argument where there is nothing to change.</param>
    /// <param name="happened">Goes on the trail of the file that was changed.</param>
    /// <param name="ct">Cancels between tries.</param>
    /// <returns>The file as it is now, or null when there is none, or it is being erased.</returns>
    /// <exception cref="ConcurrentChangeException">Other writers were faster every time.</exception>
    public async Task<CandidateFile?> Apply(string candidateId, Func<CandidateFile, CandidateFile> change, AuditEvent happened, CancellationToken ct)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await files.Find(candidateId, ct) is not { } stored) return null;
            if (stored.File.MergedInto is { } home)
            {
                candidateId = home;
                continue;
            }

            if (stored.File.Retention.Tombstone is not null) return null;
            var changed = change(stored.File);
            if (ReferenceEquals(changed, stored.File)) return changed;

            changed = stamp.Of(changed with { Version = stored.File.Version + 1, ChangedAt = clock.GetUtcNow() });
            if (!await files.Save(changed, stored.ETag, [], [happened with { Chain = candidateId }], ct)) continue;

            await bus.Send(Entities.CandidateChanged, new CandidateChanged(candidateId, changed.Version).ToMessage(), ct);
            return changed;
        }
        throw new ConcurrentChangeException(candidateId);
    }
}

/// <summary>A candidate's file kept changing under a writer; the message comes again later.</summary>
public sealed class ConcurrentChangeException(string candidateId) : Exception($"The file {candidateId} kept changing.");
