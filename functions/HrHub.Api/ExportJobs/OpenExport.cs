using System.Security.Cryptography;
using HrHub.Core;
using HrHub.Core.Exports;
using HrHub.Core.Exports.Jobs;
using HrHub.Core.Media;
using HrHub.Core.Media.Sealing;
using HrHub.Core.Retention;

namespace HrHub.Api.ExportJobs;

/// <summary>Opens the file of an export that may be fetched. Whoever calls has judged that, and put it on record.</summary>
public sealed class OpenExport(OpenMedia media, IExportJobs jobs, PolicySet policies, TimeProvider clock)
{
    /// <param name="Media">To be sent; disposed after.</param>
    /// <param name="Name">Of the file: names nobody.</param>
    public sealed record File(OpenedMedia Media, string Name);

    public async Task<Outcome<File>> Handle(ExportJob job, CancellationToken ct)
    {
        try
        {
            return new File(await media.Open(job.Result!, job.Format.ContentType(), ct), ExportSettings.FileName(job.FinishedAt!.Value, policies.Zone, job.Format.Extension()));
        }
        catch (Exception destroyed) when (destroyed is CryptographicException or SealedObjectException)
        {
            // Destroyed since the job was read; otherwise something stored was changed, and that is a failure.
            if (await jobs.Find(job.JobId, ct) is { } now && OwnExport.IsThere(now, clock.GetUtcNow())) throw;
            return HubError.ExportGone;
        }
    }
}
