using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Exports;
using HrHub.Core.Records;
using Microsoft.Extensions.Options;

namespace HrHub.Api.Exports;

/// <summary>Videos, reports and records of the interviews of a search, as one zip that is written as it is made.</summary>
public sealed class ExportBundle(AdmitCaller admit, ReadWanted read, WriteBundle write, IOptions<ExportsOptions> options)
{
    public async Task<Outcome<ExportFile>> Handle(BundleRequest request, ExportLanguage language, Caller caller, CancellationToken ct)
    {
        var exporting = new AuditEvent { Chain = AuditEvent.HubChain, Who = caller, Action = AuditAction.Exported, FieldClass = request.Videos ? "archive-with-videos" : "archive" };
        if (await admit.ToChange(caller, Right.Export, exporting, ct) is { } refusal) return refusal;
        if (request.Videos && await admit.ToChange(caller, Right.DownloadVideo, exporting, ct) is { } noVideos) return noVideos;
        var wanted = await read.Handle(request, request.Q, options.Value.InterviewsInArchive, caller, ct);
        if (wanted.Error is { } wrong) return wrong;

        var (criteria, query, _) = wanted.Value!;
        var settings = read.Settings(criteria, language, caller);
        return new ExportFile(ExportSettings.FileName(settings.Mark.At, settings.Zone, "zip"), "application/zip",
            (output, writing) => write.Handle(query, criteria, settings, exporting with { Record = SearchCursor.TagOf(query) }, output, writing));
    }
}
