using System.Security.Cryptography;
using HrHub.Core.Keys;
using HrHub.Core.Media;
using HrHub.Core.Records;

namespace HrHub.Core.Exports.Jobs;

/// <summary>
/// Ends every export that may hold one of these people, and has those begin again that are being written: they may have read them already. To be called once nobody finds the people, or what is not to be
/// exported of them, any more. What is ended can't be fetched from then on; key and file are destroyed by whoever may destroy keys.
/// </summary>
public sealed class EndExportsOf(IExportJobs jobs, ICandidateFiles files, ISealedObjects objects, KeyRing keys, TimeProvider clock)
{
    /// <summary>Of a file that lives on, and of those that were merged into it.</summary>
    public async Task Handle(CandidateFile file, ExportEnd why, CancellationToken ct)
    {
        if ((await jobs.Holding(ct)).All(job => job.IsOver)) return;
        var ids = new List<string> { file.CandidateId };
        for (var next = 0; next < ids.Count; next++) ids.AddRange((await files.MergedInto(ids[next], ct)).Except(ids));
        await Handle(ids, why, ct);
    }

    /// <returns>The ids of those that ended.</returns>
    public async Task<IReadOnlyList<string>> Handle(IReadOnlyCollection<string> candidateIds, ExportEnd why, CancellationToken ct)
    {
        var ended = new List<string>();
        foreach (var job in await jobs.Holding(ct))
            if (await End(job, candidateIds, why, ct)) ended.Add(job.JobId);
        return ended;
    }

    private async Task<bool> End(ExportJob? job, IReadOnlyCollection<string> candidateIds, ExportEnd why, CancellationToken ct)
    {
        while (job is { IsOver: false } seen)
        {
            var goes = seen.NamesSomebody || seen.State is ExportState.Done && await MayHold(seen, candidateIds, ct);
            if (!goes && seen.State is not ExportState.Running) return false;
            var changed = await jobs.Change(seen.JobId, now => (now.State, now.Lease) != (seen.State, seen.Lease) ? null : goes ? now.Ended(ExportState.Expired, why, clock.GetUtcNow()) : now.Again(), ct);
            if (changed is not null) return goes;
            // It went on meanwhile: what was running may be done.
            job = await jobs.Find(seen.JobId, ct);
        }
        return false;
    }

    /// <summary>Where that can't be read, it may.</summary>
    private async Task<bool> MayHold(ExportJob job, IReadOnlyCollection<string> candidateIds, CancellationToken ct)
    {
        try
        {
            using var key = await keys.FindCandidate(job.JobId, ct);
            var name = ExportJob.PeopleOf(job.Result!.ObjectName);
            if (key is null || await objects.Length(name, ct) is not { } length) return true;
            var sealedPeople = new byte[length];
            await objects.Read(name, 0, sealedPeople, ct);
            return candidateIds.Any(PeopleFilter.Of(key.Open(sealedPeople, job.JobId, "people")).MayHold);
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or InvalidDataException or EndOfStreamException or FileNotFoundException)
        {
            return true;
        }
    }
}
