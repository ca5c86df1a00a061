using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Messaging;
using HrHub.Core.Retention;

namespace HrHub.Core.Records;

/// <summary>
/// Finishes moving an interview out of another candidate's file. The new place was written first; then the index points to it; then the old place is
/// emptied: whoever comes between finds the interview, and a crash at any point is finished by the next run.
/// </summary>
public sealed class MoveInterview(ICandidateFiles files, ResolveCandidate resolve, InterviewAssembly assembly, RewrapMedia rewrap, StampRetention stamp, IMessageBus bus, TimeProvider clock)
{
    private const int Tries = 50;

    /// <returns>The new place's file as it is at the end; <paramref name="file"/> itself when nothing was left to move.</returns>
    /// <exception cref="ConcurrentChangeException">Other writers were faster every time.</exception>
    public async Task<CandidateFile> Finish(CandidateFile file, string interviewId, CancellationToken ct)
    {
        if (file.Find(interviewId)?.MovedFrom is null) return file;

        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var stored = await files.Find(file.CandidateId, ct);
            if (stored?.File.Find(interviewId) is not { MovedFrom: { } from } interview) return stored?.File ?? file;

            var old = await files.Find(from, ct);
            var emptied = old is null || old.File.Interviews.All(other => other.Interview.InterviewId == interviewId);
            await resolve.Move(interview.Interview, from, file.CandidateId, emptied, ct);

            if (old?.File.Find(interviewId) is not { } left)
            {
                await files.Save(Changed(stored.File, interview with { MovedFrom = null }), stored.ETag, [], [Moved(file.CandidateId, interviewId)], ct);
                continue;
            }

            if (emptied && stored.File.Inherit(old.File) is var heir && !ReferenceEquals(heir, stored.File))
            {
                heir = heir with { Work = await rewrap.Handle(heir.Work, heir.CandidateId, ct) };
                await files.Save(stamp.Of(heir with { Version = heir.Version + 1, ChangedAt = clock.GetUtcNow() }), stored.ETag, [], [Moved(file.CandidateId, interviewId)], ct);
                continue;
            }

            // What another writer put into the old place meanwhile comes along.
            var whole = assembly.Add(interview, left, stored.File.Stage);
            if (ReferenceEquals(whole, interview))
            {
                var rest = old.File.Without(interviewId) with { Version = old.File.Version + 1, ChangedAt = clock.GetUtcNow() };
                await Empty(interviewId, stamp.Of(emptied ? rest.Emptied(file.CandidateId) : rest), old.ETag, ct);
            }
            else
                await files.Save(Changed(stored.File, whole), stored.ETag, [], [Moved(file.CandidateId, interviewId)], ct);
        }
        throw new ConcurrentChangeException(file.CandidateId);
    }

    /// <summary>Nobody else tells the downstream systems that the old place is empty now; a crash before it is told is the reconcile timer's.</summary>
    private async Task Empty(string interviewId, CandidateFile old, string etag, CancellationToken ct)
    {
        if (await files.Save(old, etag, [], [Moved(old.CandidateId, interviewId)], ct)) await bus.Send(Entities.CandidateChanged, new CandidateChanged(old.CandidateId, old.Version).ToMessage(), ct);
    }

    private static AuditEvent Moved(string chain, string interviewId)
        => new() { Chain = chain, Who = Caller.Hub("normalize", "queue"), Action = AuditAction.Moved, Record = interviewId };

    private CandidateFile Changed(CandidateFile file, InterviewFile interview)
        => stamp.Of(file.With(interview) with { Version = file.Version + 1, ChangedAt = clock.GetUtcNow() });
}
