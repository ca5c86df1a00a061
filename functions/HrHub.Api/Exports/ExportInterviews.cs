using System.Diagnostics;
using System.Globalization;
using HrHub.Api.ExportJobs;
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

/// <summary>Writes the interviews of a search as a file while the caller waits.</summary>
public sealed class ExportInterviews(AdmitCaller admit, ReadTyped typed, ReadCriteria read, ReadInterviews interviews, ICandidateFiles files, PolicySet policies, IOptions<ExportsOptions> options, TimeProvider clock)
{
    public async Task<Outcome<ExportFile>> Handle(TableRequest request, ExportLanguage language, Caller caller, CancellationToken ct)
    {
        var exporting = new AuditEvent { Chain = AuditEvent.HubChain, Who = caller, Action = AuditAction.Exported, FieldClass = "interviews" };
        if (await admit.ToChange(caller, Right.Export, exporting, ct) is { } refusal) return refusal;
        if (await typed.Handle(request, request.Q, ct) is not { } criteria) return HubError.BadRequest("q");
        var asked = await read.Handle(criteria, caller.Sight, ct);
        if (asked.Error is { } wrong) return wrong;
        var query = asked.Value! with { Order = criteria.Sort };
        if ((await files.Count(query, ct)).Total > options.Value.RowsAtOnce) return HubError.TooManyRows with { Instead = OrderExportFunction.Path };

        var now = clock.GetUtcNow();
        var settings = new ExportSettings(language, policies.Zone, new(caller.Id, now, Activity.Current?.Id), [.. Chips.Of(criteria, typed.Offset).Select(chip => chip.Label)], criteria.ByteOrderMark);
        exporting = exporting with { Record = SearchCursor.TagOf(query) };
        return new ExportFile(NameOf(settings.Local(now), criteria.Format), criteria.Format.ContentType(), async (output, writing) =>
        {
            await using var forwards = new ForwardStream(output);
            await WriteTable.Handle(criteria.Format, interviews.Handle(query, exporting, writing), settings, forwards, writing);
            await forwards.FlushAsync(writing);
        });
    }

    private static string NameOf(DateTime local, ExportFormat format) => $"interviews-{local.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}.{format.Extension()}";
}
