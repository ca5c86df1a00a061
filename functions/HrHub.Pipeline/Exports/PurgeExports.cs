using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Erasures;
using HrHub.Core.Exports.Jobs;
using HrHub.Core.Media;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HrHub.Pipeline.Exports;

/// <summary>
/// Destroys the exports whose hours are over, and those that were ended: key, file, and whatever pages the stores keep of them. Every step can be done again; an export counts as destroyed when all are done.
/// What an export was called, when and how it ended can be seen for some time after.
/// </summary>
public sealed partial class PurgeExports(IExportJobs jobs, DestroyExport destroy, ISealedObjects objects, IStorePages pages, IAuditLog audit, IOptions<WriteExportsOptions> options, TimeProvider clock, ILogger<PurgeExports> log)
{
    // Longer than a try takes from its first block to a lease that is seen to have ended.
    private static readonly TimeSpan Youngest = TimeSpan.FromHours(2);

    /// <returns>How many were destroyed.</returns>
    public async Task<int> Handle(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var over = new List<ExportJob>();
        foreach (var job in await jobs.Holding(ct))
        {
            var ended = job.IsOver ? job : job.ExpiresAt <= now ? await Expire(job, now, ct) : null;
            if (ended is not null) over.Add(ended);
        }
        foreach (var job in over) await destroy.Handle(job.JobId, ct);
        await DropStrays(now, ct);
        if (over.Count > 0) await pages.Compact(ct);
        foreach (var job in over)
        {
            await audit.Append(new AuditEvent { Chain = AuditEvent.HubChain, Who = Caller.Hub(nameof(PurgeExports)), Action = AuditAction.ExportDestroyed, Record = job.JobId, Why = job.End?.ToString() }, ct);
            await jobs.Change(job.JobId, known => known.IsOver ? known with { Holds = false } : null, ct);
        }
        await jobs.Trim(now.AddDays(-options.Value.KeepDays), ct);
        return over.Count;
    }

    private Task<ExportJob?> Expire(ExportJob job, DateTimeOffset now, CancellationToken ct)
        => jobs.Change(job.JobId, known => known.State is ExportState.Done && known.ExpiresAt <= now ? known.Ended(ExportState.Expired, ExportEnd.TimeUp, now) : null, ct);

    /// <summary>Objects of a try that ended after its export had been destroyed, and died before it could delete them.</summary>
    private async Task DropStrays(DateTimeOffset now, CancellationToken ct)
    {
        var dropped = 0;
        foreach (var name in await objects.WrittenBefore(now - Youngest, $"{ExportJob.Prefix}-", ct))
        {
            if (await jobs.Find(name.Split('.')[0], ct) is { Holds: true }) continue;
            await objects.Delete(name, ct);
            dropped++;
        }
        if (dropped > 0) LogStrays(dropped);
    }

    [LoggerMessage(1, LogLevel.Warning, "Deleted {Count} objects of exports that were destroyed before.")]
    private partial void LogStrays(int count);
}
