using System.Net;
using HrHub.Core.Audit;
using HrHub.Core.Erasures;
using HrHub.Core.Keys;
using HrHub.Core.Records;
using Microsoft.Azure.Cosmos;

namespace HrHub.Azure.Cosmos.Records.Saving;

/// <summary>Writes a file as one batch: file, interviews, raw deliveries, what systems want, and the audit trail. See <see cref="ErasedMarks"/> for how an erasure is not overtaken.</summary>
internal sealed class SaveFile(HubContainer candidates, ErasedMarks marks, KeyRing keys, IReadOnlyList<string> systems)
{
    // Other writers of the partition that leave the file's version alone: reads that are audited, confirmed pushes, new dates.
    private const int Tries = 100;

    public async Task<bool> Handle(CandidateFile file, string? expected, IReadOnlyList<RawDelivery> raw, IReadOnlyList<AuditEvent> audit, CancellationToken ct)
    {
        if (audit.FirstOrDefault(happened => happened.Chain != file.CandidateId) is { } other) throw new ArgumentException($"An entry of the chain {other.Chain} can't be written with {file.CandidateId}.", nameof(audit));
        string[] taken = [.. file.Interviews.Where(interview => interview.MovedFrom is not null).Select(interview => interview.Interview.InterviewId)];
        foreach (var interview in taken) await marks.Announce(interview, file.CandidateId, ct);
        try
        {
            if (await ReadIfCurrent(file, expected, ct) is not { } partition) return false;
            // A file that is there has its key: making one anew would bring an erased person's key id back.
            using var key = expected is null ? await keys.Candidate(file.CandidateId, ct) : await keys.FindCandidate(file.CandidateId, ct);
            if (key is null) return false;
            return await Write(file, expected, SealedSave.Of(key, await keys.BlindIndexes(ct), file, raw), audit, partition, ct);
        }
        catch (Exception refused) when (refused is CandidateErasedException or ErasureUnderWayException)
        {
            // Deliveries that a try before this one sent ahead of its batch.
            foreach (var delivery in raw) await candidates.Delete(file.CandidateId, RawDocument.IdOf(delivery.InboxId), null, ct);
            throw;
        }
        finally
        {
            foreach (var interview in taken) await marks.Withdraw(interview, file.CandidateId, CancellationToken.None);
        }
    }

    private async Task<bool> Write(CandidateFile file, string? expected, SealedSave save, IReadOnlyList<AuditEvent> audit, Partition? partition, CancellationToken ct)
    {
        var stored = new HashSet<string>();
        if (!save.FitsOneBatch(audit.Count + 1 + systems.Count + (partition?.File?.Interviews.Count ?? 0))) await SendAhead(save, stored, ct);
        for (var tries = 0; partition is not null && tries < Tries; tries++)
        {
            await DropMovedAway(file, partition.File, ct);
            var batch = new SaveBatch(save, partition, [.. save.Raw.Where(raw => !stored.Contains(raw.Id))], file, systems, audit);
            if (await candidates.Together(file.CandidateId, batch.Fill, batch.Witness, ct) is not { } refused) return true;
            if (refused.Status is HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.BadRequest) throw new FileTooLargeException(file.CandidateId);
            if (refused.Status is not (HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed or HttpStatusCode.NotFound))
                throw new CosmosException("A batch was refused.", refused.Status, 0, "", 0);
            // It has that one already.
            if (batch.RawAt(refused.Place) is { } known) stored.Add(known);
            partition = await ReadIfCurrent(file, expected, ct);
        }
        return false;
    }

    /// <returns>The partition; null when the file is not as it was read.</returns>
    private async Task<Partition?> ReadIfCurrent(CandidateFile file, string? expected, CancellationToken ct)
    {
        // The file before the marks: whoever marks later than this read changes the file.
        var partition = await Partition.Read(candidates, file.CandidateId, systems, ct);
        var owners = await Task.WhenAll(file.Interviews.Select(interview => marks.OwnerOfInterview(interview.Interview.InterviewId, ct)));
        // An erased interview is late. A new one of a person whose erasure has not got to the index yet is not: it waits for the end.
        var refused = partition.File?.Refused.FirstOrDefault(one => file.Find(one.Id) is not null)?.Owner;
        if ((refused ?? owners.FirstOrDefault(owner => owner is not null)) is { } erased) throw new CandidateErasedException(erased);
        if (partition.File?.ErasedOwner is { } underWay) throw new ErasureUnderWayException(underWay);
        return FileTag.Of(partition.File) == expected ? partition : null;
    }

    private async Task SendAhead(SealedSave save, HashSet<string> stored, CancellationToken ct)
    {
        foreach (var raw in save.Raw)
        {
            await candidates.Create(raw, ct);
            stored.Add(raw.Id);
        }
    }

    /// <summary>An interview that leaves was written to its new place before, with its deliveries: here they go first, so that a crash leaves none.</summary>
    private async Task DropMovedAway(CandidateFile file, FileDocument? stored, CancellationToken ct)
    {
        var left = (stored?.Interviews ?? []).Where(interview => file.Find(interview.Id) is null).SelectMany(interview => interview.Deliveries).ToHashSet();
        if (left.Count == 0) return;
        left.ExceptWith(file.Interviews.SelectMany(interview => interview.DeliveryIds()));
        foreach (var delivery in left) await candidates.Delete(file.CandidateId, RawDocument.IdOf(delivery), null, ct);
    }
}
