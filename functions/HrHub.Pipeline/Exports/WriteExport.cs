using System.Security.Cryptography;
using HrHub.Core.Audit;
using HrHub.Core.Exports;
using HrHub.Core.Exports.Jobs;
using HrHub.Core.Keys;
using HrHub.Core.Media.Sealing;
using HrHub.Core.Records;
using HrHub.Core.Records.Search;
using HrHub.Core.Retention;
using Microsoft.Extensions.Options;

namespace HrHub.Pipeline.Exports;

/// <summary>Writes one export from its beginning: reads its order, writes what the search finds now, seals it, and has it fetched from then on. Everybody in it goes on record in the name of whoever asked.</summary>
public sealed class WriteExport(IExportJobs jobs, ReadCriteria read, ICandidateFiles files, ReadInterviews interviews, SealExport seal, DestroyExport destroy, KeyRing keys, PolicySet policies, IOptions<WriteExportsOptions> options, TimeProvider clock)
{
    /// <param name="job">As it was begun; its lease is this try's.</param>
    /// <param name="ct">Cancels between interviews.</param>
    /// <exception cref="ExportOvertakenException">The export was cancelled, is to begin again, or somebody else writes it: nothing of this try is left.</exception>
    /// <exception cref="CryptographicException">The order does not open.</exception>
    public async Task Handle(ExportJob job, CancellationToken ct)
    {
        // Of a try before this one, whose process died.
        await destroy.Files(job.JobId, ct);
        using var key = await keys.FindCandidate(job.JobId, ct) ?? throw new CryptographicException("The key of the export is gone.");
        var order = ExportOrder.Open(job.SealedOrder, key, job.JobId);
        var query = (await read.Handle(order.Criteria, order.Sight(), ct)).Value ?? throw new InvalidDataException("The criteria of the export are none.");
        query = query with { Order = order.Sort };
        var progress = new ExportProgress(jobs, job, (await files.Count(query, ct)).Total, options.Value, clock);

        var name = $"{job.JobId}.{job.Lease}";
        try
        {
            var (settings, exporting) = (SettingsOf(order), new AuditEvent { Chain = AuditEvent.HubChain, Who = order.By, Action = AuditAction.Exported, Record = job.JobId, FieldClass = "interviews" });
            var result = await seal.Handle(name, key, (output, writing) => WriteTable.Handle(order.Format, progress.Over(interviews.Handle(query, exporting, writing), writing), settings, output, writing), ct);
            await seal.Put(progress.People, job.JobId, name, key, ct);
            await Finish(job, result, progress, ct);
        }
        catch (ExportOvertakenException)
        {
            await destroy.Files(job.JobId, ct);
            throw;
        }
    }

    private async Task Finish(ExportJob job, SealedReference result, ExportProgress progress, CancellationToken ct)
    {
        var at = clock.GetUtcNow();
        var finished = await jobs.Change(job.JobId, now => now.Lease != job.Lease ? null : now.Gone.Any(progress.People.MayHold) ? now.Again() : now with
        {
            State = ExportState.Done, Rows = progress.Rows, Total = progress.Rows, Result = result, SealedOrder = null, Lease = null, Until = null, Gone = [], FinishedAt = at, ExpiresAt = at.AddHours(options.Value.ResultHours),
        }, ct);
        if (finished?.State is not ExportState.Done) throw new ExportOvertakenException(job.JobId);
    }

    private ExportSettings SettingsOf(ExportOrder order)
    {
        var now = clock.GetUtcNow();
        return new(order.Language, policies.Zone, new(order.By.Id, now, order.Trace), [.. Chips.Of(order.Criteria, policies.Zone.GetUtcOffset(now)).Select(chip => chip.Label)], order.ByteOrderMark);
    }
}
