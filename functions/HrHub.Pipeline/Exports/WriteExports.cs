using System.Security.Cryptography;
using HrHub.Core.Exports.Jobs;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HrHub.Pipeline.Exports;

/// <summary>
/// Takes up the exports that wait, the oldest first, and those that somebody began and did not end, each under a lease: two hosts never write one. One after the other, so that the memory of one is the memory
/// of all. What breaks begins again, from its beginning, until it was tried too often.
/// </summary>
public sealed partial class WriteExports(IExportJobs jobs, WriteExport write, IOptions<WriteExportsOptions> options, TimeProvider clock, ILogger<WriteExports> log)
{
    /// <returns>How many were written.</returns>
    public async Task<int> Handle(CancellationToken ct)
    {
        var written = 0;
        foreach (var waiting in (await jobs.Holding(ct)).Where(job => job.IsToBeWritten(clock.GetUtcNow())))
            if (await Begin(waiting, ct) is { } begun && await Write(begun, ct)) written++;
        return written;
    }

    /// <returns>Null where somebody else was faster, or it has been tried too often.</returns>
    private async Task<ExportJob?> Begin(ExportJob waiting, CancellationToken ct)
    {
        var (lease, now) = (Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)), clock.GetUtcNow());
        var begun = await jobs.Change(waiting.JobId, known => !known.IsToBeWritten(now) ? null
            : known.Tries >= options.Value.Tries ? known.Ended(ExportState.Failed, ExportEnd.TooManyTries, now)
            : known.Begun(lease, now, now.AddSeconds(options.Value.LeaseSeconds)), ct);
        if (begun is { IsOver: true }) LogGivenUp(begun.JobId, begun.Tries);
        return begun is { IsOver: false } ? begun : null;
    }

    private async Task<bool> Write(ExportJob begun, CancellationToken ct)
    {
        try
        {
            await write.Handle(begun, ct);
            LogWritten(begun.JobId);
            return true;
        }
        catch (ExportOvertakenException)
        {
            LogOvertaken(begun.JobId);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The host stops: whoever starts next need not wait for the end of the lease.
            await jobs.Change(begun.JobId, now => now.Lease == begun.Lease ? now.Again() : null, CancellationToken.None);
            throw;
        }
        catch (Exception failure)
        {
            // One export that can't be written keeps no other one waiting.
            LogFailed(begun.JobId, begun.Tries, failure.GetType().Name);
            var until = clock.GetUtcNow().AddSeconds(options.Value.PauseSeconds);
            await jobs.Change(begun.JobId, now => now.Lease == begun.Lease ? now with { State = ExportState.Queued, Lease = null, Until = until, Rows = 0 } : null, ct);
        }
        return false;
    }

    [LoggerMessage(1, LogLevel.Information, "The export {JobId} is written.")]
    private partial void LogWritten(string jobId);

    [LoggerMessage(2, LogLevel.Information, "The export {JobId} was ended, or is to begin again.")]
    private partial void LogOvertaken(string jobId);

    [LoggerMessage(3, LogLevel.Error, "The export {JobId} broke off in try {Tries}: {Failure}.")]
    private partial void LogFailed(string jobId, int tries, string failure);

    [LoggerMessage(4, LogLevel.Error, "The export {JobId} is given up after {Tries} tries.")]
    private partial void LogGivenUp(string jobId, int tries);
}
