using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Exports;

namespace HrHub.Api.Exports;

/// <summary>An export whose criteria came in a body: they may say who is looked for.</summary>
public sealed class ExportPeople(ExportInterviews export)
{
    public Task<Outcome<ExportFile>> Handle(TableRequest request, ExportLanguage language, Caller caller, CancellationToken ct) => export.Handle(request, language, caller, ct);
}
