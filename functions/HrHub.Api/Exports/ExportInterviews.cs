using HrHub.Api.ExportJobs;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Exports;
using HrHub.Core.Records;
using Microsoft.Extensions.Options;

namespace HrHub.Api.Exports;

/// <summary>Writes the interviews of a search as a file while the caller waits.</summary>
public sealed class ExportInterviews(AdmitCaller admit, ReadWanted read, ReadInterviews interviews, IOptions<ExportsOptions> options)
{
    public async Task<Outcome<ExportFile>> Handle(TableRequest request, ExportLanguage language, Caller caller, CancellationToken ct)
    {
        var exporting = new AuditEvent { Chain = AuditEvent.HubChain, Who = caller, Action = AuditAction.Exported, FieldClass = "interviews" };
        if (await admit.ToChange(caller, Right.Export, exporting, ct) is { } refusal) return refusal;
        var wanted = await read.Handle(request, request.Q, options.Value.RowsAtOnce, caller, ct);
        if (wanted.Error is { } wrong) return wrong == HubError.TooManyRows ? wrong with { Instead = OrderExportFunction.Path } : wrong;

        var criteria = wanted.Value!.Criteria;
        var query = wanted.Value.Query with { Order = criteria.Sort };
        var settings = read.Settings(criteria, language, caller, criteria.ByteOrderMark);
        exporting = exporting with { Record = SearchCursor.TagOf(query) };
        return new ExportFile(ExportSettings.FileName(settings.Mark.At, settings.Zone, criteria.Format.Extension()), criteria.Format.ContentType(), async (output, writing) =>
        {
            await using var forwards = new ForwardStream(output);
            await WriteTable.Handle(criteria.Format, interviews.Handle(query, exporting, writing), settings, forwards, writing);
            await forwards.FlushAsync(writing);
        });
    }
}
