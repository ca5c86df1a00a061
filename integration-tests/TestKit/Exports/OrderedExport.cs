using HrHub.Core.Access;
using HrHub.Core.Exports;
using HrHub.Core.Exports.Jobs;
using HrHub.Core.Keys;
using HrHub.Core.Media;
using HrHub.Core.Records.Search;
using HrHub.TestKit.Erasures;

namespace HrHub.TestKit.Exports;

/// <summary>Exports in a pipeline without an API.</summary>
public static class OrderedExport
{
    public static readonly Caller By = new("hr-7", Role.Hr, "10.0.0.8");

    public static Task<ExportJob> In(ErasureWorld world, SearchCriteria? criteria = null, ExportFormat format = ExportFormat.Csv, string request = "request-1")
        => new AddExport(world.Get<IExportJobs>(), world.Get<KeyRing>(), world.Get<TimeProvider>())
            .Handle(new() { By = By with { Request = request }, Criteria = criteria ?? new(), Format = format, Language = ExportLanguage.En }, total: 0, default);

    /// <summary>The file of one that is done.</summary>
    public static async Task<byte[]> Read(ErasureWorld world, string jobId)
    {
        var job = (await world.Get<IExportJobs>().Find(jobId, default))!;
        await using var opened = await new OpenMedia(world.Get<Core.Records.ICandidateFiles>(), world.Get<ISealedObjects>(), world.Get<KeyRing>()).Open(job.Result!, job.Format.ContentType(), default);
        using var bytes = new MemoryStream();
        await opened.Content.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
