using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;
using HrHub.Core.Erasures;
using HrHub.Core.Retention;

namespace HrHub.Core.Records;

/// <summary>
/// Brings parts of one interview into the file of the candidate they belong to. Can be run again at any point: parts have ids, writes are conditional,
/// and a move that a crash interrupted is finished by the next run.
/// </summary>
public sealed class FileInterview(ICandidateFiles files, ResolveCandidate resolve, InterviewAssembly assembly, RewrapMedia rewrap, MoveInterview move, StampRetention stamp, TimeProvider clock)
{
    private const int Tries = 50;

    /// <param name="parts">Parts of one interview, at least one.</param>
    /// <param name="raw">The delivery they come from.</param>
    /// <param name="ct">Cancels between tries.</param>
    /// <returns>The candidate's file as it is now.</returns>
    /// <exception cref="ConcurrentChangeException">Other writers were faster every time.</exception>
    /// <exception cref="CandidateErasedException">The interview is erased or being erased: the delivery came late.</exception>
    /// <exception cref="ErasureUnderWayException">The person is being erased, and this is an interview that the erased file does not have.</exception>
    public async Task<CandidateFile> Handle(IReadOnlyList<InterviewPart> parts, RawDelivery raw, CancellationToken ct)
    {
        var interviewId = Ids.InterviewId(parts[0].Vendor, parts[0].VendorInterviewId);
        var now = clock.GetUtcNow();
        parts = [.. parts.Select(part => part with { FiledAt = now })];
        for (var attempt = 0; attempt < Tries; attempt++)
            if (await Try(interviewId, parts, raw, ct) is { } file) return file;
        throw new ConcurrentChangeException(interviewId);
    }

    private async Task<CandidateFile?> Try(string interviewId, IReadOnlyList<InterviewPart> parts, RawDelivery raw, CancellationToken ct)
    {
        var home = await resolve.Home(interviewId, ct);
        var homeFile = home is null ? null : (await files.Find(home, ct))?.File;
        if (homeFile?.Retention.Tombstone is not null) throw new CandidateErasedException(home!);
        var known = homeFile?.Find(interviewId);
        var all = assembly.Add(known, parts, CandidateFile.FirstStage).Interview;
        var resolution = await resolve.Handle(all, home, alone: homeFile is null || homeFile.Interviews.Count <= 1 && homeFile.Invitations.All(invitation => invitation.Person is null), ct);

        var stored = await files.Find(resolution.CandidateId, ct);
        var file = stored?.File ?? NewFile(resolution.CandidateId);
        if (file.Retention.Tombstone is not null) throw new ErasureUnderWayException(file.CandidateId);
        var before = file.Find(interviewId);
        var moves = resolution.PreviousId is not null && known is not null;
        var after = assembly.Add(before ?? (moves ? known : null), moves ? [.. known!.Parts, .. parts] : parts, file.Stage);
        if (before is not null && ReferenceEquals(after, before)) return await move.Finish(file, interviewId, ct);
        if (!await resolve.Claim(after.Interview, resolution, ct)) return null;
        // Only now: the claim refuses whoever is erased, and asking for the key of such a person would make a new one.
        if (moves && before is null) after = await rewrap.Handle(after, resolution.CandidateId, isNew: stored is null, ct);

        after = after with { IdentityConflicts = resolution.Conflicts, MovedFrom = moves ? home : after.MovedFrom };
        var rawStays = ErasedFields.RawMayStay(after.ErasedClasses);
        // What has no raw bytes must say so, or a sweep would look for them: a late delivery of which some may not come back, and what was erased before it moved.
        var gone = !rawStays ? after.DeliveryIds() : moves ? homeFile!.Retention.RawErased.Intersect(known!.DeliveryIds()) : [];
        var changed = stamp.Of(file.With(after).WithoutRaw(gone) with { Version = file.Version + 1, ChangedAt = clock.GetUtcNow(), MergedInto = null });
        IReadOnlyList<RawDelivery> bodies = !rawStays ? [] : moves ? [raw, .. await RawOf(home!, known!, ct)] : [raw];
        return await files.Save(changed, stored?.ETag, bodies, [Filed(changed, interviewId, raw)], ct) ? await move.Finish(changed, interviewId, ct) : null;
    }

    private async Task<IReadOnlyList<RawDelivery>> RawOf(string candidateId, InterviewFile interview, CancellationToken ct)
    {
        var bodies = new List<RawDelivery>();
        foreach (var deliveryId in interview.DeliveryIds())
            if (await files.RawDelivery(candidateId, deliveryId, ct) is { } body) bodies.Add(new(deliveryId, body));
        return bodies;
    }

    private static AuditEvent Filed(CandidateFile file, string interviewId, RawDelivery raw)
        => new() { Chain = file.CandidateId, Who = Caller.Hub("normalize", "queue"), Action = AuditAction.Filed, Record = interviewId, Why = raw.InboxId };

    private CandidateFile NewFile(string candidateId)
        => new() { CandidateId = candidateId, Version = 0, CreatedAt = clock.GetUtcNow(), ChangedAt = clock.GetUtcNow() };
}
