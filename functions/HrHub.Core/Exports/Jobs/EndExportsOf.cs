using System.Collections.Concurrent;
using System.Security.Cryptography;
using HrHub.Core.Keys;
using HrHub.Core.Media;
using HrHub.Core.Records;

namespace HrHub.Core.Exports.Jobs;

/// <summary>
/// Ends every export that may hold one of these people, and tells those that are being written, which begin again where they have read one of them. To be called once nobody finds the people, or what is not to
/// be exported of them, any more. What is ended can't be fetched from then on; key and file are destroyed by whoever may destroy keys.
/// </summary>
public sealed class EndExportsOf(IExportJobs jobs, ICandidateFiles files, ISealedObjects objects, KeyRing keys, TimeProvider clock)
{
    // A night's sweep erases thousands, and asks the same few files.
    private readonly ConcurrentDictionary<string, PeopleFilter> _read = new(StringComparer.Ordinal);

    /// <summary>Of a file that lives on, and of those that were merged into it.</summary>
    public async Task Handle(CandidateFile file, ExportEnd why, CancellationToken ct)
    {
        if ((await jobs.Holding(ct)).All(job => job.IsOver)) return;
        await Handle(await files.IdsOf(file.CandidateId, ct), why, ct);
    }

    /// <returns>The ids of those that ended.</returns>
    public async Task<IReadOnlyList<string>> Handle(IReadOnlyCollection<string> candidateIds, ExportEnd why, CancellationToken ct)
    {
        var ended = new List<string>();
        var holding = await jobs.Holding(ct);
        foreach (var job in holding)
            if (await End(job, candidateIds, why, ct)) ended.Add(job.JobId);
        foreach (var name in _read.Keys.Except(holding.Where(job => !ended.Contains(job.JobId)).Select(job => job.Result?.ObjectName).OfType<string>())) _read.TryRemove(name, out _);
        return ended;
    }

    private async Task<bool> End(ExportJob? job, IReadOnlyCollection<string> candidateIds, ExportEnd why, CancellationToken ct)
    {
        while (job is { IsOver: false } seen)
        {
            var goes = seen.NamesSomebody || seen.State is ExportState.Done && await MayHold(seen, candidateIds, ct);
            if (!goes && seen.State is not ExportState.Running) return false;
            var changed = await jobs.Change(seen.JobId, now => (now.State, now.Lease) != (seen.State, seen.Lease) ? null : goes ? now.Ended(ExportState.Expired, why, clock.GetUtcNow()) : now.Without(candidateIds), ct);
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
            if (!_read.TryGetValue(job.Result!.ObjectName, out var people))
            {
                using var key = await keys.FindCandidate(job.JobId, ct);
                var name = ExportJob.PeopleOf(job.Result.ObjectName);
                if (key is null || await objects.Get(name, ct) is not { } sealedPeople) return true;
                _read[job.Result.ObjectName] = people = PeopleFilter.Of(key.Open(sealedPeople, job.JobId, "people"));
            }
            return candidateIds.Any(people.MayHold);
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or InvalidDataException or EndOfStreamException or FileNotFoundException)
        {
            return true;
        }
    }
}
