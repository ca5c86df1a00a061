using System.Diagnostics;
using HrHub.Core.Access;
using HrHub.Core.Exports;
using HrHub.Core.Exports.Reports;
using HrHub.Core.Insights;
using HrHub.Core.Records;
using HrHub.Core.Retention;
using Microsoft.Extensions.Options;

namespace HrHub.Api.Exports;

/// <summary>Makes the PDF of a file that the caller may see; opening and auditing is for whoever calls.</summary>
public sealed class MakeReport(PolicySet policies, IOptions<InsightsOptions> options, TimeProvider clock)
{
    public byte[] Handle(CandidateFile file, ExportLanguage language, Caller caller)
        => WriteReport.Handle(file, new(language, policies.Zone, new(caller.Id, clock.GetUtcNow(), Activity.Current?.Id), options.Value.StrengthFrom, options.Value.WeakBelow));
}
