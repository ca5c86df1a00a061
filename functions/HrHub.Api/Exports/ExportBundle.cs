using System.Diagnostics;
using System.Globalization;
using HrHub.Api.Search;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Exports;
using HrHub.Core.Records;
using HrHub.Core.Records.Search;
using HrHub.Core.Retention;
using Microsoft.Extensions.Options;

namespace HrHub.Api.Exports;

/// <summary>Videos, reports and records of the interviews of a search, as one zip that is written as it is made.</summary>
public sealed class ExportBundle(AdmitCaller admit, ReadTyped typed, ReadCriteria read, ICandidateFiles files, WriteBundle write, PolicySet policies, IOptions<ExportsOptions> options, TimeProvider clock)
{
    public async Task<Outcome<ExportFile>> Handle(BundleRequest request, ExportLanguage language, Caller caller, CancellationToken ct)
    {
        var exporting = new AuditEvent { Chain = AuditEvent.HubChain, Who = caller, Action = AuditAction.Exported, FieldClass = request.Videos ? "archive-with-videos" : "archive" };
        if (await admit.ToChange(caller, Right.Export, exporting, ct) is { } refusal) return refusal;
        if (request.Videos && await admit.ToChange(caller, Right.DownloadVideo, exporting, ct) is { } noVideos) return noVideos;
        if (await typed.Handle(request, request.Q, ct) is not { } criteria) return HubError.BadRequest("q");
        var asked = await read.Handle(criteria, caller.Sight, ct);
        if (asked.Error is { } wrong) return wrong;
        var query = asked.Value!;
        if ((await files.Count(query, ct)).Total > options.Value.InterviewsInArchive) return HubError.TooManyRows;

        var now = clock.GetUtcNow();
        var settings = new ExportSettings(language, policies.Zone, new(caller.Id, now, Activity.Current?.Id), [.. Chips.Of(criteria, typed.Offset).Select(chip => chip.Label)]);
        return new ExportFile($"interviews-{settings.Local(now).ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}.zip", "application/zip",
            (output, writing) => write.Handle(query, criteria, settings, exporting with { Record = SearchCursor.TagOf(query) }, output, writing));
    }
}
