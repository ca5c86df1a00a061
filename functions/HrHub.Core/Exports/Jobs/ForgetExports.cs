using HrHub.Core.Erasures;

namespace HrHub.Core.Exports.Jobs;

/// <summary>Lets go of the exports that may hold a person.</summary>
public sealed class ForgetExports(EndExportsOf end, DestroyExport destroy, IExportJobs jobs) : IForgetting
{
    public string Store => "exports";

    public async Task<long> Forget(Traces traces, CancellationToken ct)
    {
        var ended = await end.Handle(traces.CandidateIds, ExportEnd.PersonErased, ct);
        // Also those that were ended and not destroyed yet, by an erasure that was interrupted here.
        foreach (var job in (await jobs.Holding(ct)).Where(job => job.IsOver)) await destroy.Handle(job.JobId, ct);
        return ended.Count;
    }
}
