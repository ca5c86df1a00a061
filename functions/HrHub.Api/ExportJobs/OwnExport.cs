using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Exports.Jobs;

namespace HrHub.Api.ExportJobs;

/// <summary>Finds an export for whoever asked for it; for everybody else it does not exist.</summary>
public sealed class OwnExport(AdmitCaller admit, IExportJobs jobs)
{
    public async Task<Outcome<ExportJob>> Find(string jobId, AuditEvent attempt, Caller caller, CancellationToken ct)
    {
        var job = IsId(jobId) ? await jobs.Find(jobId, ct) : null;
        // What somebody typed is not put on record.
        attempt = attempt with { Record = job?.JobId };
        if (await admit.ToChange(caller, Right.Export, attempt, ct) is { } refusal) return refusal;
        return job is not null && job.Owner == ExportJob.OwnerOf(caller.Id) ? job : await admit.Refuse(HubError.NotFound, attempt, ct);
    }

    /// <summary>Finds one whose file may be fetched now, by the caller as the token of this request has it.</summary>
    /// <returns><see cref="HubError.ExportNotReady"/> while it is written; <see cref="HubError.ExportGone"/> once it is over, or when what the caller may see has changed since.</returns>
    public async Task<Outcome<ExportJob>> Fetchable(string jobId, AuditEvent attempt, Caller caller, DateTimeOffset now, CancellationToken ct)
    {
        var found = await Find(jobId, attempt, caller, ct);
        if (found.Error is not null) return found;
        var job = found.Value!;
        attempt = attempt with { Record = job.JobId };
        if (job.State is ExportState.Queued or ExportState.Running) return await admit.Refuse(HubError.ExportNotReady, attempt, ct);
        return IsThere(job, now) && job.Sight == SightDigest.Of(caller) ? job : await admit.Refuse(HubError.ExportGone, attempt, ct);
    }

    internal static bool IsThere(ExportJob job, DateTimeOffset now) => job is { State: ExportState.Done, Result: not null } && job.ExpiresAt > now;

    internal static AuditEvent Event(Caller caller, string action) => new() { Chain = AuditEvent.HubChain, Who = caller, Action = action, FieldClass = "interviews" };

    /// <summary>What a caller sends may have characters that an id may not.</summary>
    private static bool IsId(string jobId) => jobId.Length <= 64 && jobId.StartsWith($"{ExportJob.Prefix}-", StringComparison.Ordinal) && jobId.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');
}
