using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Exports;

namespace HrHub.Api.Exports;

/// <summary>One person's report as PDF, with the interviews that the caller may see.</summary>
public sealed class TakeReport(AdmitCaller admit, MakeReport make)
{
    /// <param name="Lang"><c>zh</c> or <c>en</c>; by <c>Accept-Language</c> where it is left out.</param>
    public sealed record Request(ExportLanguage? Lang = null);

    public async Task<Outcome<ExportFile>> Handle(string candidateId, ExportLanguage language, Caller caller, CancellationToken ct)
    {
        var taking = new AuditEvent { Chain = candidateId, Who = caller, Action = AuditAction.Exported, FieldClass = "report" };
        var opened = await admit.ToOpen(caller, Right.TakeReport, taking, ct);
        if (opened.Error is { } refusal) return refusal;
        var file = opened.Value!.File;
        return new ExportFile($"report-{file.CandidateId}.pdf", "application/pdf", async (output, writing) => await output.WriteAsync(await make.Handle(file, language, caller, writing), writing));
    }
}
